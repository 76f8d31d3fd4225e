using Waybill.Features.Customers;
using Waybill.Features.Deliveries;
using Waybill.Features.Orders;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Values;

namespace Waybill.Tests.Support;

public sealed partial class Shop
{
    /// <summary>A released delivery of so much of the goods, approved without reserving where that is said.</summary>
    public async Task<Guid> DeliveryOf(Goods goods, decimal quantity, bool reserve = true, Guid? batchId = null, Guid? warehouseId = null)
    {
        var admin = As(Roles.Admin);
        var customer = await admin.Run<CreateCustomer.Result>(Customers.CreateCustomerTests.Named(Unique("buyer")));
        var line = new OrderLineEntry(goods.ItemId, quantity, null, new Money(25m, "CNY"), null, null, null, null, null, null);
        var order = await admin.Run<CreateOrder.Result>(new CreateOrder.Command(customer.Id, [line], Firmness.Firm, null, null, null, null, null, null, null, null, null, null,
            reserve ? ReservationPolicy.OnApprove : ReservationPolicy.None));
        await admin.Run<SubmitOrder.Result>(new SubmitOrder.Command(order.Id));
        var approved = await admin.Run<ApproveOrder.Result>(new ApproveOrder.Command(order.Id, null));
        var lines = batchId is null && warehouseId is null ? null : new[] { new CreateDelivery.LineEntry(approved.Lines[0].OrderLineId, null, warehouseId, batchId) };
        var delivery = await admin.Run<CreateDelivery.Result>(new CreateDelivery.Command(order.Id, lines, null, null));
        await admin.Run<ReleaseDelivery.Result>(new ReleaseDelivery.Command(delivery.Id, null));
        return delivery.Id;
    }

    /// <summary>A draft stock-out against a delivery.</summary>
    public Task<StockOutView> DraftOut(Goods goods, Guid deliveryId, params StockOutEntry[] lines) =>
        As(Roles.Warehouse).Run<StockOutView>(new CreateStockOut.Command("delivery", deliveryId, goods.WarehouseId, lines.Length == 0 ? null : lines));
}
