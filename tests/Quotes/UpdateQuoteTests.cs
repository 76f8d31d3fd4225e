using Waybill.Features.Quotes;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Quotes;

public sealed class UpdateQuoteTests
{
    [Theory, BothDoors]
    public async Task What_is_agreed_for_the_whole_changes_and_goes_again(Door door)
    {
        var shop = await Shop.Open();
        var (draft, manager) = (await shop.DraftQuote(quantity: 3), shop.As(Roles.Manager).Via(door));
        var cheaper = await manager.Run<GetQuote.Result>(new UpdateQuote.Command(draft.Id, 1, DiscountRate: 0.1m));
        (cheaper.Total, cheaper.Lines[0].Allowance).ShouldBe((Shop.Yuan(30.51m), Shop.Yuan(3)));
        var round = await manager.Run<GetQuote.Result>(new UpdateQuote.Command(draft.Id, 2, DiscountRate: new Patch<decimal?>(null), Total: Shop.Yuan(30), TotalReason: "round"));
        (round.Total, round.Net, round.Tax, round.Lines[0].Allowance).ShouldBe((Shop.Yuan(30), Shop.Yuan(26.55m), Shop.Yuan(3.45m), Shop.Yuan(0)));
        var plain = await manager.Run<GetQuote.Result>(new UpdateQuote.Command(draft.Id, 3, Total: new Patch<Money?>(null), Freight: Shop.Yuan(5)));
        (plain.Total, plain.AgreedTotal, plain.TotalReason).ShouldBe((Shop.Yuan(38.90m), null, null));
    }

    [Theory, BothDoors]
    public async Task With_new_lines_a_total_set_by_hand_lapses_and_a_discount_stays(Door door)
    {
        var shop = await Shop.Open();
        var (draft, goods, manager) = (await shop.DraftQuote(quantity: 3), await shop.Item(price: 7m), shop.As(Roles.Manager).Via(door));
        await manager.Run<GetQuote.Result>(new UpdateQuote.Command(draft.Id, 1, Total: Shop.Yuan(30), TotalReason: "round"));
        var anew = await manager.Run<GetQuote.Result>(new UpdateQuote.Command(draft.Id, 2, Lines: new([Shop.QuoteLineOf(goods, 2), Shop.QuoteLineOf(goods, 1)])));
        (anew.AgreedTotal, anew.Net, anew.Lines.Count).ShouldBe((null, Shop.Yuan(21), 2));
        await manager.Run<GetQuote.Result>(new UpdateQuote.Command(draft.Id, 3, DiscountRate: 0.1m));
        (await manager.Run<GetQuote.Result>(new UpdateQuote.Command(draft.Id, 4, Lines: new([Shop.QuoteLineOf(goods, 10)])))).Net.ShouldBe(Shop.Yuan(63));
    }

    [Theory, BothDoors]
    public async Task A_total_that_was_agreed_for_some_lines_needs_the_permission_again_for_others(Door door)
    {
        var shop = await Shop.Open();
        var (draft, goods) = (await shop.DraftQuote(quantity: 3), await shop.Item());
        await shop.As(Roles.Manager).Run<GetQuote.Result>(new UpdateQuote.Command(draft.Id, 1, Total: Shop.Yuan(30), TotalReason: "round"));
        var more = new UpdateQuote.Command(draft.Id, 2, Lines: new([Shop.QuoteLineOf(goods, 300)]), Total: Shop.Yuan(30));
        (await shop.Refused(door, Roles.Sales, more)).ShouldSatisfyAllConditions(r => r.Code.ShouldBe("FORBIDDEN"), r => r.Detail.ShouldContain("quotes.set-total"));
        (await shop.As(Roles.Sales).Via(door).Run<GetQuote.Result>(new UpdateQuote.Command(draft.Id, 2, Total: Shop.Yuan(30), Remark: "same"))).Total.ShouldBe(Shop.Yuan(30));
        (await shop.As(Roles.Manager).Via(door).Run<GetQuote.Result>(more with { Version = 3 })).Total.ShouldBe(Shop.Yuan(30));
    }

    [Theory, BothDoors]
    public async Task Only_a_draft_changes_only_as_it_was_read_and_only_as_far_as_one_may(Door door)
    {
        var shop = await Shop.Open();
        var (draft, submitted) = (await shop.DraftQuote(), await shop.SubmittedQuote(await shop.DraftQuote()));
        (await shop.Refused(door, Roles.Sales, new UpdateQuote.Command(submitted.Id, submitted.Version, Remark: "late"))).Code.ShouldBe("QUOTE_WRONG_STATE");
        (await shop.Refused(door, Roles.Sales, new UpdateQuote.Command(draft.Id, 7, Remark: "stale"))).Code.ShouldBe("STALE_VERSION");
        (await shop.Refused(door, Roles.Sales, new UpdateQuote.Command(draft.Id, 1, DiscountRate: 0.1m))).Code.ShouldBe("FORBIDDEN");
        (await shop.Refused(door, Roles.Sales, new UpdateQuote.Command(draft.Id, 1, Total: Shop.Yuan(1), TotalReason: "r"))).Code.ShouldBe("FORBIDDEN");
        (await shop.Refused(door, Roles.Sales, new UpdateQuote.Command(draft.Id, 1, ValidUntil: new DateOnly(2001, 1, 1)))).Code.ShouldBe("VALIDITY_BACKWARDS");
        var changed = await shop.As(Roles.Sales).Via(door).Run<GetQuote.Result>(new UpdateQuote.Command(draft.Id, 1, ValidUntil: new DateOnly(2095, 1, 1), PaymentTerms: "30 days"));
        (changed.Version, changed.ValidUntil, changed.PaymentTerms, changed.Lines[0].Id).ShouldBe((2, new DateOnly(2095, 1, 1), "30 days", draft.Lines[0].Id));
    }

    [Theory, BothDoors]
    public async Task Quotes_are_found_by_what_is_known_of_them(Door door)
    {
        var shop = await Shop.Open();
        var customer = await shop.Customer();
        var (small, large) = (await shop.ApprovedQuote(await shop.DraftQuote(customerId: customer)), await shop.DraftQuote(quantity: 9, customerId: customer));
        foreach (var (filter, found) in new[] { ("total.amount > 50", large.Id), ("status = \"approved\"", small.Id), ($"number = \"{small.Number}\"", small.Id) })
            (await shop.As(Roles.Sales).Via(door).Run<Page<ListQuotes.Row>>(new ListQuotes.Query { Filter = $"customerId = \"{customer}\" AND {filter}" })).Items.Single().Id.ShouldBe(found);
    }
}
