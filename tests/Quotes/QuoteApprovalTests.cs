using Waybill.Features.Approvals;
using Waybill.Features.Quotes;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Quotes;

/// <summary>A quote whose margin is too small goes through the signatures of its flow.</summary>
public sealed class QuoteApprovalTests
{
    private static readonly string[] Rights = ["quotes.create", "quotes.get", "quotes.submit", "quotes.approve", "quotes.reject", "quotes.set-discount", "approvals.withdraw", "fields.selling-price"];

    [Theory, BothDoors]
    public async Task A_small_margin_needs_the_signature_of_its_flow(Door door)
    {
        var shop = await Shop.Open();
        var (boss, seller) = await Team(shop, door);
        var (rich, poor) = (await Submitted(shop, seller, discount: 0), await Submitted(shop, seller, discount: 0.85m));
        (await seller.Client.Run<ApproveQuote.Result>(new ApproveQuote.Command(rich, null))).Status.ShouldBe(QuoteStatus.Approved);
        (await seller.Client.Refused(new ApproveQuote.Command(poor, null))).Code.ShouldBe("OWN_DOCUMENT");
        (await shop.Refused(door, Roles.Admin, new ApproveQuote.Command(poor, null))).Code.ShouldBe("NOT_YOUR_TURN");
        (await shop.Refused(door, Roles.Admin, new RejectQuote.Command(poor, "no"))).Code.ShouldBe("NOT_YOUR_TURN");
        (await boss.Client.Run<ApproveQuote.Result>(new ApproveQuote.Command(poor, "this once"))).Status.ShouldBe(QuoteStatus.Approved);
    }

    [Theory, BothDoors]
    public async Task A_withdrawn_quote_is_a_draft_again_and_a_cancelled_one_waits_for_nobody(Door door)
    {
        var shop = await Shop.Open();
        var (_, seller) = await Team(shop, door);
        var (withdrawn, cancelled) = (await Submitted(shop, seller, discount: 0.85m), await Submitted(shop, seller, discount: 0.85m));
        await seller.Client.Run<ApprovalRequestView>(new WithdrawApproval.Command((await Run(shop, withdrawn)).Id, "a slip"));
        (await shop.Quote(withdrawn)).Status.ShouldBe(QuoteStatus.Draft);
        await shop.As(Roles.Admin).Run<CancelQuote.Result>(new CancelQuote.Command(cancelled, null));
        (await Run(shop, cancelled)).Status.ShouldBe(ApprovalStatus.Voided);
    }

    /// <summary>A department with a flow of its own: the boss signs whatever leaves less than half.</summary>
    private static async Task<(Person Boss, Person Seller)> Team(Shop shop, Door door)
    {
        var department = await shop.Department();
        var (boss, seller) = (await shop.Person(door, Rights, department), await shop.Person(door, Rights, department));
        await shop.As(Roles.Admin).Run<ApprovalFlowView>(new CreateApprovalFlow.Command("quote", Shop.Unique("flow"), [new("boss", SignerKind.Named, EmployeeIds: [boss.Id])],
            new FlowConditions(MarginBelow: 0.5m, DepartmentIds: [department]), 1, null, null));
        return (boss, seller);
    }

    private static async Task<Guid> Submitted(Shop shop, Person seller, decimal discount)
    {
        var command = Shop.QuoteCommand(await shop.Customer(), Shop.QuoteLineOf(await shop.Item(price: 10m, stock: 1), 1));
        var quote = await seller.Client.Run<CreateQuote.Result>(command with { SalespersonId = seller.Id, DiscountRate = discount });
        await seller.Client.Run<SubmitQuote.Result>(new SubmitQuote.Command(quote.Id));
        return quote.Id;
    }

    private static async Task<ListApprovalRequests.Row> Run(Shop shop, Guid quote) =>
        (await shop.As(Roles.Admin).Run<Page<ListApprovalRequests.Row>>(new ListApprovalRequests.Query { Filter = $"documentId = \"{quote}\"" })).Items[0];
}
