using Waybill.Features.Deliveries;
using Waybill.Features.Invoices;
using Waybill.Features.Orders;
using Waybill.Features.Receipts;
using Waybill.Features.StockOuts;
using Waybill.Tests.Support;

namespace Waybill.Tests.Orders;

/// <summary>One sale from the order to the money, each step by whoever does it, through each door.</summary>
public sealed class OrderToCashTests
{
    [Theory, BothDoors]
    public async Task A_sale_from_order_to_cash(Door door)
    {
        var shop = await Shop.Open();
        var (sales, manager, warehouse, finance) = (shop.As(Roles.Sales).Via(door), shop.As(Roles.Manager).Via(door), shop.As(Roles.Warehouse).Via(door), shop.As(Roles.Finance).Via(door));
        var (cups, tea) = (await shop.Item(price: 19.99m, stock: 10), await shop.Item(price: 88.8m, stock: 5, batch: "B1", tax: 0.09m));
        var order = await sales.Run<CreateOrder.Result>(Shop.OrderCommand(await shop.Customer(credit: 1000), Shop.LineOf(cups, 7), Shop.LineOf(tea, 3)) with { Freight = Shop.Yuan(12) });
        await sales.Run<SubmitOrder.Result>(new SubmitOrder.Command(order.Id));
        (await manager.Run<ApproveOrder.Result>(new ApproveOrder.Command(order.Id, null))).Lines.Sum(l => l.Short).ShouldBe(0m);
        foreach (var share in new[] { 2m, 0m }) await Leaves(shop, sales, warehouse, order.Id, share);
        var charged = await sales.Run<GetOrder.Result>(new GetOrder.Query(order.Id));
        (charged.Fulfilment, charged.Charged, charged.Total).ShouldBe((Progress.Fully, Shop.Yuan(460.50m), Shop.Yuan(460.50m)));

        var invoice = await sales.Run<CreateInvoice.Result>(Shop.InvoiceCommand(charged));
        (await finance.Run<IssueInvoice.Result>(new IssueInvoice.Command(invoice.Id, null))).Total.ShouldBe(charged.Total);
        var receipt = await sales.Run<CreateReceipt.Result>(Shop.ReceiptCommand((charged, 460.50m)));
        await sales.Run<SubmitReceipt.Result>(new SubmitReceipt.Command(receipt.Id));
        await finance.Run<ConfirmReceipt.Result>(new ConfirmReceipt.Command(receipt.Id));
        var paid = await sales.Run<GetOrder.Result>(new GetOrder.Query(order.Id));
        (paid.Fulfilment, paid.Invoicing, paid.Payment, await shop.Owed(paid.CustomerId)).ShouldBe((Progress.Fully, Progress.Fully, Progress.Fully, 0m));
        (await manager.Run<CloseOrder.Result>(new CloseOrder.Command(order.Id, null))).Lines.Sum(l => l.Lost).ShouldBe(0m);
    }

    /// <summary>A delivery of so much of each line, or of all the rest, leaves the depot.</summary>
    private static async Task Leaves(Shop shop, Client sales, Client warehouse, Guid orderId, decimal quantity)
    {
        var order = await sales.Run<GetOrder.Result>(new GetOrder.Query(orderId));
        IReadOnlyList<CreateDelivery.LineEntry>? lines = quantity == 0 ? null : [.. order.Lines.Select(l => new CreateDelivery.LineEntry(l.Id, quantity, null, null))];
        var delivery = await sales.Run<CreateDelivery.Result>(new CreateDelivery.Command(orderId, lines, null, null));
        await sales.Run<ReleaseDelivery.Result>(new ReleaseDelivery.Command(delivery.Id, null));
        var paper = await warehouse.Run<StockOutView>(new CreateStockOut.Command("delivery", delivery.Id, await shop.Depot()));
        await warehouse.Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(paper.Id));
    }
}
