using Waybill.Features.Approvals;
using Waybill.Features.Invoices;
using Waybill.Features.Receipts;
using Waybill.Features.Refunds;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Receipts;

/// <summary>A small office of its own, whose clerk's papers others have to sign.</summary>
internal sealed record Office(Shop Shop, Guid DepartmentId, Person Boss, Person Manager, Person Clerk)
{
    public static async Task<Office> Of(Shop shop, Door door, string kind, decimal? autoPassBelow = null, int levels = 1)
    {
        var department = await shop.Department();
        var boss = await shop.Person(door, shop.AllBut());
        var manager = await shop.Person(door, shop.AllBut(), department, boss.Id);
        var clerk = await shop.Person(door, shop.AllBut(), department, manager.Id);
        await shop.As(Roles.Admin).Run<ApprovalFlowView>(new CreateApprovalFlow.Command(kind, Shop.Unique("flow"),
            [.. Enumerable.Range(1, levels).Select(l => new FlowStep($"level {l}", SignerKind.DirectSuperior, Levels: l, AutoPassBelow: autoPassBelow))],
            new FlowConditions(DepartmentIds: [department]), 100, null, null));
        return new(shop, department, boss, manager, clerk);
    }

    /// <summary>The clerk's advance of a customer, submitted.</summary>
    public async Task<SubmitReceipt.Result> Advance(Guid customer, decimal amount)
    {
        var made = await Clerk.Client.Run<CreateReceipt.Result>(Shop.AdvanceCommand(customer, amount));
        return await Clerk.Client.Run<SubmitReceipt.Result>(new SubmitReceipt.Command(made.Id));
    }

    public async Task<ApprovalRequestView> Withdraw(Guid document) => await Clerk.Client.Run<ApprovalRequestView>(new WithdrawApproval.Command(
        (await Shop.As(Roles.Admin).Run<Page<ListApprovalRequests.Row>>(new ListApprovalRequests.Query { Filter = $"documentId = \"{document}\" AND status = \"pending\"" })).Items.Single().Id, "not yet"));
}

/// <summary>Receipts, refunds and invoices that somebody has to sign.</summary>
public sealed class MoneyApprovalTests
{
    [Theory, BothDoors]
    public async Task Only_with_the_last_signature_a_receipt_counts(Door door)
    {
        var shop = await Shop.Open();
        var (office, customer) = (await Office.Of(shop, door, "receipt", levels: 2), await shop.Customer());
        var receipt = (await office.Advance(customer, 100)).Id;
        (await office.Clerk.Client.Refused(new ConfirmReceipt.Command(receipt))).Code.ShouldBe("OWN_DOCUMENT");
        (await office.Boss.Client.Refused(new ConfirmReceipt.Command(receipt))).Code.ShouldBe("NOT_YOUR_TURN");
        (await office.Boss.Client.Refused(new RejectReceipt.Command(receipt, "no"))).Code.ShouldBe("NOT_YOUR_TURN");
        (await office.Manager.Client.Run<ConfirmReceipt.Result>(new ConfirmReceipt.Command(receipt))).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(ReceiptStatus.Submitted), r => r.Kept.ShouldBeNull());
        (await shop.Credit(customer)).ShouldBe((0m, 0m));
        (await office.Boss.Client.Run<ConfirmReceipt.Result>(new ConfirmReceipt.Command(receipt))).Kept.ShouldBe(Shop.Yuan(100));
        (await shop.Credit(customer)).ShouldBe((100m, 100m));
    }

    [Theory, BothDoors]
    public async Task What_its_flow_lets_pass_counts_at_once(Door door)
    {
        var shop = await Shop.Open();
        var (office, customer) = (await Office.Of(shop, door, "receipt", autoPassBelow: 50), await shop.Customer());
        (await office.Advance(customer, 49.99m)).Status.ShouldBe(ReceiptStatus.Confirmed);
        (await office.Advance(customer, 50)).Status.ShouldBe(ReceiptStatus.Submitted);
        (await shop.Credit(customer)).ShouldBe((49.99m, 49.99m));
    }

    [Theory, BothDoors]
    public async Task A_withdrawn_receipt_is_a_draft_and_a_cancelled_one_cannot_be_signed(Door door)
    {
        var shop = await Shop.Open();
        var (office, customer) = (await Office.Of(shop, door, "receipt"), await shop.Customer());
        var receipt = (await office.Advance(customer, 100)).Id;
        await office.Withdraw(receipt);
        (await office.Clerk.Client.Run<GetReceipt.Result>(new GetReceipt.Query(receipt))).Status.ShouldBe(ReceiptStatus.Draft);
        await office.Clerk.Client.Run<SubmitReceipt.Result>(new SubmitReceipt.Command(receipt));
        await office.Clerk.Client.Run<CancelReceipt.Result>(new CancelReceipt.Command(receipt, null));
        (await office.Manager.Client.Refused(new ConfirmReceipt.Command(receipt))).Code.ShouldBe("RECEIPT_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task A_withdrawn_refund_holds_nothing(Door door)
    {
        var shop = await Shop.Open();
        var (office, customer) = (await Office.Of(shop, door, "refund"), await shop.CustomerWithBalance(100));
        var refund = (await office.Clerk.Client.Run<CreateRefund.Result>(new CreateRefund.Command(customer, Shop.Yuan(60), PaymentMethod.Bank, null, null))).Id;
        await office.Clerk.Client.Run<RefundView>(new SubmitRefund.Command(refund));
        (await office.Boss.Client.Refused(new ConfirmRefund.Command(refund, null, null, null))).Code.ShouldBe("NOT_YOUR_TURN");
        (await shop.Credit(customer)).ShouldBe((100m, 40m));
        await office.Withdraw(refund);
        (await shop.Credit(customer)).ShouldBe((100m, 100m));
        await office.Clerk.Client.Run<RefundView>(new SubmitRefund.Command(refund));
        (await office.Manager.Client.Run<RefundView>(new ConfirmRefund.Command(refund, null, null, null))).Status.ShouldBe(RefundStatus.Confirmed);
    }

    [Theory, BothDoors]
    public async Task A_changed_invoice_is_signed_anew_and_a_withdrawn_one_claims_nothing(Door door)
    {
        var shop = await Shop.Open();
        var (office, order) = (await Office.Of(shop, door, "invoice", levels: 2), await shop.ApprovedOrder());
        var made = await office.Clerk.Client.Run<CreateInvoice.Result>(Shop.InvoiceCommand(order));
        (await office.Manager.Client.Run<IssueInvoice.Result>(new IssueInvoice.Command(made.Id, null))).Status.ShouldBe(InvoiceStatus.Requested);
        var read = await office.Clerk.Client.Run<GetInvoice.Result>(new GetInvoice.Query(made.Id));
        await office.Clerk.Client.Run<GetInvoice.Result>(new UpdateInvoice.Command(made.Id, read.Version, Title: "湖畔集团"));
        (await office.Boss.Client.Refused(new IssueInvoice.Command(made.Id, null))).Code.ShouldBe("NOT_YOUR_TURN");
        await office.Withdraw(made.Id);
        (await office.Clerk.Client.Run<GetInvoice.Result>(new GetInvoice.Query(made.Id))).ShouldSatisfyAllConditions(i => i.Status.ShouldBe(InvoiceStatus.Cancelled), i => i.Orders[0].Open.ShouldBe(order.Total));
        var again = await office.Clerk.Client.Run<CreateInvoice.Result>(Shop.InvoiceCommand(order));
        await office.Manager.Client.Run<IssueInvoice.Result>(new IssueInvoice.Command(again.Id, null));
        (await office.Boss.Client.Run<IssueInvoice.Result>(new IssueInvoice.Command(again.Id, "2533"))).Number!.ShouldStartWith("INV-");
    }
}
