using Waybill.Features.Invoices;
using Waybill.Features.Orders;
using Waybill.Tests.Support;

namespace Waybill.Tests.Invoices;

public sealed class CreateInvoiceTests
{
    [Theory, BothDoors]
    public async Task Without_lines_it_is_for_all_that_is_not_invoiced(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order) = (shop.As(Roles.Sales).Via(door), await shop.ApprovedOrder(quantity: 3, price: 3.33m, freight: 6));
        var first = await sales.Run<CreateInvoice.Result>(Shop.InvoiceCommand(order, 1) with { IncludeFreight = false });
        (first.Status, first.Net, first.Tax, first.Freight).ShouldBe((InvoiceStatus.Requested, Shop.Yuan(3.33m), Shop.Yuan(0.43m), Shop.Yuan(0)));
        var rest = await sales.Run<CreateInvoice.Result>(Shop.InvoiceCommand(order));
        (rest.Net, rest.Tax, rest.Freight, rest.Total).ShouldBe((Shop.Yuan(6.66m), Shop.Yuan(0.87m), Shop.Yuan(6), Shop.Yuan(13.53m)));
        (rest.Orders[0].OrderAmount, rest.Orders[0].Invoiced, rest.Orders[0].Awaiting, rest.Orders[0].Open).ShouldBe((order.Total, Shop.Yuan(0), order.Total, Shop.Yuan(0)));
        (await sales.Refused(Shop.InvoiceCommand(order))).Code.ShouldBe("NOTHING_TO_INVOICE");
        (await sales.Refused(Shop.InvoiceCommand(order) with { IncludeFreight = true })).Code.ShouldBe("FREIGHT_INVOICED");
    }

    [Theory, BothDoors]
    public async Task Never_more_than_the_order(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order) = (shop.As(Roles.Sales).Via(door), await shop.ApprovedOrder(quantity: 4));
        await shop.RequestedInvoice(order, 3);
        var refused = await sales.Refused(Shop.InvoiceCommand(order, 2));
        (refused.Status, refused.Code, refused.Errors[0].Pointer).ShouldBe((409, "OVER_INVOICED", "/lines/0/quantity"));
        var line = new CreateInvoice.LineEntry(order.Lines[0].Id, 1);
        (await sales.Refused(Shop.InvoiceCommand(order) with { Lines = [line, line] })).Code.ShouldBe("INVOICE_LINE_REPEATED");
        (await sales.Refused(Shop.InvoiceCommand(order) with { Lines = [line with { Quantity = 0.5m }] })).Code.ShouldBe("QUANTITY_TOO_FINE");
        (await sales.Refused(Shop.InvoiceCommand(order) with { Lines = [line with { OrderLineId = Guid.NewGuid() }] })).Code.ShouldBe("UNKNOWN_REFERENCE");
        (await sales.Refused(Shop.InvoiceCommand(await shop.SubmittedOrder()))).Code.ShouldBe("ORDER_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task Two_at_once_do_not_invoice_twice(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order) = (shop.As(Roles.Sales).Via(door), await shop.ApprovedOrder(quantity: 4));
        var replies = await Task.WhenAll(sales.Send(Shop.InvoiceCommand(order, 3)), sales.Send(Shop.InvoiceCommand(order, 3)));
        replies.Select(r => r.Refused?.Code).Order().ShouldBe([null, "OVER_INVOICED"]);
    }

    [Theory, BothDoors]
    public async Task A_special_invoice_needs_the_taxpayer_id(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order) = (shop.As(Roles.Sales).Via(door), await shop.ApprovedOrder(customerId: await shop.Customer()));
        var special = Shop.InvoiceCommand(order) with { Type = InvoiceType.Special };
        (await sales.Refused(special)).ShouldSatisfyAllConditions(r => r.Code.ShouldBe("TAXPAYER_ID_REQUIRED"), r => r.Errors[0].Pointer.ShouldBe("/taxpayerId"));
        var made = await sales.Run<CreateInvoice.Result>(special with { TaxpayerId = "91330100MA2A", Title = "湖畔茶行" });
        var read = await sales.Run<GetInvoice.Result>(new GetInvoice.Query(made.Id));
        (read.Type, read.TaxpayerId, read.Title, read.OrderNumber).ShouldBe((InvoiceType.Special, "91330100MA2A", "湖畔茶行", order.Number!));
        var known = await shop.ApprovedOrder(customerId: await shop.Customer(taxpayerId: "91330100MA2B"));
        (await sales.Run<GetInvoice.Result>(new GetInvoice.Query((await sales.Run<CreateInvoice.Result>(special with { OrderId = known.Id })).Id))).TaxpayerId.ShouldBe("91330100MA2B");
    }

    [Theory, BothDoors]
    public async Task Of_a_closed_order_what_was_issued_is_invoiced(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.ApprovedOrder(stock: 3, quantity: 7, price: 3.33m);
        var delivery = await shop.Released(order, 3);
        await shop.Issued(delivery);
        await shop.As(Roles.Manager).Run<CloseOrder.Result>(new CloseOrder.Command(order.Id, null));
        var made = await shop.As(Roles.Sales).Via(door).Run<CreateInvoice.Result>(Shop.InvoiceCommand(order));
        (made.Total, made.Orders[0].OrderAmount).ShouldBe(((await shop.Order(order.Id)).Charged, (await shop.Order(order.Id)).Charged));
    }
}
