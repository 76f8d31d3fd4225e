using Waybill.Features.Orders;
using Waybill.Features.Quotes;
using Waybill.Tests.Support;

namespace Waybill.Tests.Quotes;

public sealed class ReviseQuoteTests
{
    [Theory, BothDoors]
    public async Task A_revision_keeps_number_and_prices_and_supersedes_when_it_is_approved(Door door)
    {
        var shop = await Shop.Open();
        var draft = await shop.DraftQuote(quantity: 3);
        await shop.As(Roles.Admin).Run<GetQuote.Result>(new UpdateQuote.Command(draft.Id, 1, Total: Shop.Yuan(30), TotalReason: "round"));
        var (first, sales) = (await shop.ApprovedQuote(draft), shop.As(Roles.Sales).Via(door));
        var made = await sales.Run<ReviseQuote.Result>(new ReviseQuote.Command(first.Id, new(2091, 1, 31)));
        (made.Number, made.Revision, made.Status, made.RevisedFromId).ShouldBe((first.Number, 2, QuoteStatus.Draft, first.Id));
        var second = await shop.Quote(made.Id);
        (second.Total, second.TotalReason, second.ValidUntil, second.Lines[0].UnitPrice).ShouldBe((Shop.Yuan(30), "round", new(2091, 1, 31), first.Lines[0].UnitPrice));
        (await shop.Quote(first.Id)).Holds.ShouldBeTrue();
        await shop.ApprovedQuote(second);
        (await shop.Quote(first.Id)).ShouldSatisfyAllConditions(q => q.Status.ShouldBe(QuoteStatus.Superseded), q => q.Holds.ShouldBeFalse());
        (await sales.Refused(new AcceptQuote.Command(first.Id, null, null))).Code.ShouldBe("QUOTE_WRONG_STATE");
        (await sales.Refused(Convert(first.Id))).Code.ShouldBe("QUOTE_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task Only_one_revision_is_open_and_a_cancelled_one_makes_way(Door door)
    {
        var shop = await Shop.Open();
        var (quote, sales) = (await shop.ApprovedQuote(), shop.As(Roles.Sales).Via(door));
        var tries = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => sales.Send(new ReviseQuote.Command(quote.Id, null))));
        tries.Count(t => t.Refused is null).ShouldBe(1);
        tries.Where(t => t.Refused is not null).Select(t => t.Refused!.Code).ShouldAllBe(c => c == "QUOTE_REVISION_OPEN");
        var made = (ReviseQuote.Result)tries.Single(t => t.Refused is null).Result!;
        await sales.Run<CancelQuote.Result>(new CancelQuote.Command(made.Id, null));
        (await sales.Run<ReviseQuote.Result>(new ReviseQuote.Command(quote.Id, null))).Revision.ShouldBe(3);
        (await sales.Refused(new ReviseQuote.Command(quote.Id, new(2001, 1, 1)))).Code.ShouldBe("VALIDITY_BACKWARDS");
    }

    [Theory, BothDoors]
    public async Task What_became_an_order_is_neither_revised_nor_superseded(Door door)
    {
        var shop = await Shop.Open();
        var (quote, manager) = (await shop.ApprovedQuote(), shop.As(Roles.Manager).Via(door));
        var revision = await manager.Run<ReviseQuote.Result>(new ReviseQuote.Command(quote.Id, null));
        await manager.Run<SubmitQuote.Result>(new SubmitQuote.Command(revision.Id));
        await manager.Run<CreateOrderFromQuote.Result>(Convert(quote.Id));
        (await manager.Refused(new ReviseQuote.Command(quote.Id, null))).Code.ShouldBe("QUOTE_CONVERTED");
        (await manager.Refused(new ApproveQuote.Command(revision.Id, null))).Code.ShouldBe("QUOTE_CONVERTED");
    }

    private static CreateOrderFromQuote.Command Convert(Guid id) => new CreateOrderFromQuote.Command(id, null, null, null, null, null, null, null, null);
}
