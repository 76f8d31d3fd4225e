using Waybill.Features.Invoices;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Invoices;

/// <summary>What becomes of a request before it is issued, and where an issued one goes.</summary>
public sealed class UpdateInvoiceTests
{
    [Theory, BothDoors]
    public async Task A_requested_one_is_made_out_to_somebody_else(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order) = (shop.As(Roles.Sales).Via(door), await shop.ApprovedOrder(customerId: await shop.Customer()));
        var made = await sales.Run<CreateInvoice.Result>(Shop.InvoiceCommand(order));
        (await sales.Refused(new UpdateInvoice.Command(made.Id, 1, Type: InvoiceType.Special))).Code.ShouldBe("TAXPAYER_ID_REQUIRED");
        var changed = await sales.Run<GetInvoice.Result>(new UpdateInvoice.Command(made.Id, 1, Type: InvoiceType.Special, Title: "湖畔集团", TaxpayerId: "91330100MA2A", MailingAddress: "西湖路 9 号"));
        (changed.Version, changed.Type, changed.Title, changed.TaxpayerId, changed.MailingAddress, changed.Total).ShouldBe((2, InvoiceType.Special, "湖畔集团", "91330100MA2A", "西湖路 9 号", made.Total));
        (await sales.Refused(new UpdateInvoice.Command(made.Id, 2, TaxpayerId: null))).Code.ShouldBe("TAXPAYER_ID_REQUIRED");
        (await sales.Refused(new UpdateInvoice.Command(made.Id, 1, Title: "late"))).Code.ShouldBe("STALE_VERSION");
        var issued = await shop.IssuedInvoice(await shop.ApprovedOrder());
        (await sales.Refused(new UpdateInvoice.Command(issued.Id, issued.Version, Title: "too late"))).Code.ShouldBe("INVOICE_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task Who_requested_it_takes_it_back_and_others_need_a_permission(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order) = (shop.As(Roles.Sales).Via(door), await shop.ApprovedOrder());
        var made = await shop.RequestedInvoice(order);
        (await (await shop.Holder(door, "invoices.cancel")).Refused(new CancelInvoice.Command(made.Id, null))).Code.ShouldBe("FORBIDDEN");
        var cancelled = await sales.Run<CancelInvoice.Result>(new CancelInvoice.Command(made.Id, "wants it later"));
        (cancelled.Status, cancelled.Orders[0].Awaiting, cancelled.Orders[0].Open).ShouldBe((InvoiceStatus.Cancelled, Shop.Yuan(0), order.Total));
        (await shop.Refused(door, Roles.Finance, new IssueInvoice.Command(made.Id, null))).Code.ShouldBe("INVOICE_WRONG_STATE");
        var again = await shop.RequestedInvoice(order);
        (await shop.As(Roles.Finance).Via(door).Run<CancelInvoice.Result>(new CancelInvoice.Command(again.Id, null))).Status.ShouldBe(InvoiceStatus.Cancelled);
        (await sales.Refused(new CancelInvoice.Command((await shop.IssuedInvoice(order)).Id, null))).Code.ShouldBe("INVOICE_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task An_issued_one_is_sent_by_post(Door door)
    {
        var shop = await Shop.Open();
        var (finance, order) = (shop.As(Roles.Finance).Via(door), await shop.ApprovedOrder());
        (await finance.Refused(new MailInvoice.Command((await shop.RequestedInvoice(order, 1)).Id, "EMS", null, null))).Code.ShouldBe("INVOICE_WRONG_STATE");
        var issued = await shop.IssuedInvoice(await shop.ApprovedOrder());
        (await finance.Run<MailInvoice.Result>(new MailInvoice.Command(issued.Id, "顺丰", "SF100", null))).MailedDate.ShouldNotBeNull();
        await finance.Run<MailInvoice.Result>(new MailInvoice.Command(issued.Id, "EMS", "EA1", new(2026, 11, 21)));
        var row = (await finance.Run<Page<ListInvoices.Row>>(new ListInvoices.Query { Filter = "mailedDate = \"2026-11-21\"", OfOrderId = issued.Orders[0].OrderId })).Items.Single();
        row.MailedDate.ShouldBe(new DateOnly(2026, 11, 21));
        var read = await finance.Run<GetInvoice.Result>(new GetInvoice.Query(issued.Id));
        (read.Carrier, read.TrackingNumber).ShouldBe(("EMS", "EA1"));
    }

    [Theory, BothDoors]
    public async Task One_invoice_for_several_orders_of_a_customer(Door door)
    {
        var shop = await Shop.Open();
        var (sales, finance, customer) = (shop.As(Roles.Sales).Via(door), shop.As(Roles.Finance).Via(door), await shop.Customer());
        var (a, b, others) = (await shop.ApprovedOrder(quantity: 3, price: 3.33m, customerId: customer, freight: 6), await shop.ApprovedOrder(quantity: 2, customerId: customer), await shop.ApprovedOrder());
        (await sales.Refused(Shop.InvoiceCommand(a) with { AlsoOrderIds = [others.Id] })).Code.ShouldBe("ORDER_OF_OTHER_CUSTOMER");
        (await sales.Refused(Shop.InvoiceCommand(a) with { AlsoOrderIds = [b.Id, a.Id] })).Code.ShouldBe("ORDER_REPEATED");
        (await sales.Refused(Shop.InvoiceCommand(a) with { AlsoOrderIds = [Guid.NewGuid()] })).Code.ShouldBe("UNKNOWN_REFERENCE");
        var made = await sales.Run<CreateInvoice.Result>(Shop.InvoiceCommand(a) with { AlsoOrderIds = [b.Id] });
        made.Total!.Amount.ShouldBe(a.Total!.Amount + b.Total!.Amount);
        var issued = await finance.Run<IssueInvoice.Result>(new IssueInvoice.Command(made.Id, null));
        issued.Orders.Select(o => (o.OrderId, o.Invoiced, o.Open)).ShouldBe([(a.Id, a.Total, Shop.Yuan(0)), (b.Id, b.Total, Shop.Yuan(0))]);
        (await finance.Run<Page<ListInvoices.Row>>(new ListInvoices.Query { OfOrderId = b.Id })).Items.Single().Id.ShouldBe(made.Id);
        var reversed = await finance.Run<ReverseInvoice.Result>(new ReverseInvoice.Command(made.Id, "wrong", null));
        reversed.Orders.ShouldAllBe(o => o.Invoiced!.Amount == 0 && o.Open == o.OrderAmount);
    }
}
