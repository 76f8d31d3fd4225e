using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Organization;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Orders;

/// <summary>A draft changes. Lines are replaced as a whole and priced anew; customer, order date and channel stay, because the prices hang on them.</summary>
public static class UpdateOrder
{
    [Requires("orders.update")]
    [Asks("orders.set-price", "orders.set-discount")]
    [Refuses("ORDER_WRONG_STATE", "ORDER_EXTERNAL_ID_TAKEN", "ITEM_INACTIVE", "UNIT_UNKNOWN", "QUANTITY_TOO_FINE", "PRICE_NOT_FOUND", "CURRENCY_MISMATCH")]
    public sealed record Command(Guid OrderId, int Version, [MinLength(1)] Patch<IReadOnlyList<OrderLineEntry>> Lines = default, Patch<DateOnly?> RequestedDate = default,
        Patch<Guid?> SalespersonId = default, [MaxLength(100)] Patch<string?> CustomerPurchaseOrder = default, [MaxLength(100)] Patch<string?> ExternalId = default,
        [MaxLength(1000)] Patch<string?> Remark = default, [Amount(OrZero = true)] Patch<Money?> Freight = default, Patch<ShipTo?> ShipTo = default,
        Patch<Guid?> WarehouseId = default, Patch<ReservationPolicy> ReservationPolicy = default);

    internal sealed class Handler(Database db, OrderPricing pricing) : IHandler<Command, GetOrder.Result>
    {
        public async Task<GetOrder.Result> Handle(Command command, CancellationToken ct)
        {
            var order = (await db.Orders.Include(o => o.Lines).Require(o => o.Id == command.OrderId, ct)).At(command.Version);
            order.RequireDraft();
            if (command.SalespersonId.Or(null) is { } salesperson) db.ReferNext<Employee>(salesperson, "/salespersonId");
            if (command.WarehouseId.Or(null) is { } warehouse) db.ReferNext<Warehouse>(warehouse, "/warehouseId");

            order.RequestedDate = command.RequestedDate.Or(order.RequestedDate);
            order.BelongTo(command.SalespersonId.Or(order.OwnerId));
            order.CustomerPurchaseOrder = command.CustomerPurchaseOrder.Or(order.CustomerPurchaseOrder);
            order.ExternalId = command.ExternalId.Or(order.ExternalId);
            order.Remark = command.Remark.Or(order.Remark);
            order.ShipTo = command.ShipTo.Or(order.ShipTo);
            order.WarehouseId = command.WarehouseId.Or(order.WarehouseId);
            order.ReservationPolicy = command.ReservationPolicy.Or(order.ReservationPolicy);
            if (command.Lines.IsSet)
            {
                var customer = await db.Every<Customer>().Require(c => c.Id == order.CustomerId, ct);
                order.Fill(await pricing.Lines(order, customer, command.Lines.Or([]), ct));
            }
            if (command.Freight.IsSet) order.Ship(freight: command.Freight.Or(null)?.In(order.Currency, "/freight/currency") ?? 0);
            return GetOrder.Result.Of(order, held: []);
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, GetOrder.Result, Handler>("/{orderId}", nameof(UpdateOrder), "Change a draft order");
}
