using Waybill.Features.Quotes;
using Waybill.Tests.Support;

namespace Waybill.Tests.Quotes;

/// <summary>From draft to the customer's answer.</summary>
public sealed class QuoteLifeTests
{
    [Theory, BothDoors]
    public async Task The_number_is_drawn_at_the_first_submit_and_kept(Door door)
    {
        var shop = await Shop.Open();
        var (sales, manager, draft) = (shop.As(Roles.Sales).Via(door), shop.As(Roles.Manager).Via(door), await shop.DraftQuote());
        var first = await sales.Run<SubmitQuote.Result>(new SubmitQuote.Command(draft.Id));
        first.Number.ShouldMatch("^QT-[0-9]{6}-[0-9]{6}$");
        (await manager.Run<RejectQuote.Result>(new RejectQuote.Command(draft.Id, "too cheap"))).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(QuoteStatus.Rejected), r => r.Reason.ShouldBe("too cheap"));
        (await sales.Run<ReopenQuote.Result>(new ReopenQuote.Command(draft.Id))).Status.ShouldBe(QuoteStatus.Draft);
        (await sales.Run<SubmitQuote.Result>(new SubmitQuote.Command(draft.Id))).ShouldBe(new(draft.Id, 5, first.Number, 1, QuoteStatus.Submitted));
        (await manager.Run<ApproveQuote.Result>(new ApproveQuote.Command(draft.Id, "good"))).Status.ShouldBe(QuoteStatus.Approved);
    }

    [Theory, BothDoors]
    public async Task It_is_sent_sent_again_and_accepted(Door door)
    {
        var shop = await Shop.Open();
        var (sales, quote) = (shop.As(Roles.Sales).Via(door), await shop.ApprovedQuote());
        quote.Holds.ShouldBeTrue();
        await sales.Run<SendQuote.Result>(new SendQuote.Command(quote.Id, "li@example.com", SendingWay.Email));
        var again = await sales.Run<SendQuote.Result>(new SendQuote.Command(quote.Id, "李雷", SendingWay.InPerson));
        (again.Status, again.SentTo, again.SentBy, again.SentAt.HasValue).ShouldBe((QuoteStatus.Sent, "李雷", SendingWay.InPerson, true));
        var accepted = await sales.Run<AcceptQuote.Result>(new AcceptQuote.Command(quote.Id, "PO-7", null));
        (accepted.Status, accepted.AcceptedAt.HasValue, accepted.HonourReason).ShouldBe((QuoteStatus.Accepted, true, null));
        (await shop.Quote(quote.Id)).ShouldSatisfyAllConditions(q => q.CustomerPurchaseOrder.ShouldBe("PO-7"), q => q.Holds.ShouldBeTrue());
    }

    [Theory, BothDoors]
    public async Task It_is_declined_or_cancelled_with_a_reason_and_holds_no_more(Door door)
    {
        var shop = await Shop.Open();
        var (sales, approved, draft) = (shop.As(Roles.Sales).Via(door), await shop.ApprovedQuote(), await shop.DraftQuote());
        (await sales.Run<DeclineQuote.Result>(new DeclineQuote.Command(approved.Id, "too dear"))).Status.ShouldBe(QuoteStatus.Declined);
        (await sales.Run<CancelQuote.Result>(new CancelQuote.Command(draft.Id, "twice"))).Status.ShouldBe(QuoteStatus.Cancelled);
        (await shop.Quote(approved.Id)).ShouldSatisfyAllConditions(q => q.Holds.ShouldBeFalse(), q => q.Reason.ShouldBe("too dear"));
    }

    [Theory, BothDoors]
    public async Task A_move_that_is_not_in_the_table_is_refused(Door door)
    {
        var shop = await Shop.Open();
        var (draft, approved, manager) = (await shop.DraftQuote(), await shop.ApprovedQuote(), shop.As(Roles.Manager).Via(door));
        foreach (var request in new object[] { new RejectQuote.Command(draft.Id, "no"), new ReopenQuote.Command(draft.Id), new ApproveQuote.Command(draft.Id, null),
            new SendQuote.Command(draft.Id, "x", SendingWay.Fax), new AcceptQuote.Command(draft.Id, null, null), new DeclineQuote.Command(draft.Id, "no"), new ReviseQuote.Command(draft.Id, null),
            new Waybill.Features.Orders.CreateOrderFromQuote.Command(draft.Id, null, null, null, null, null, null, null, null),
            new SubmitQuote.Command(approved.Id), new RejectQuote.Command(approved.Id, "no"), new ReopenQuote.Command(approved.Id), new CancelQuote.Command(approved.Id, null) })
            (await manager.Refused(request)).Code.ShouldBe("QUOTE_WRONG_STATE", request.ToString());
    }

    [Theory, BothDoors]
    public async Task Sales_may_not_approve_or_reject(Door door)
    {
        var shop = await Shop.Open();
        var submitted = await shop.SubmittedQuote(await shop.DraftQuote());
        (await shop.Refused(door, Roles.Sales, new ApproveQuote.Command(submitted.Id, null))).Code.ShouldBe("FORBIDDEN");
        (await shop.Refused(door, Roles.Sales, new RejectQuote.Command(submitted.Id, "no"))).Code.ShouldBe("FORBIDDEN");
    }
}
