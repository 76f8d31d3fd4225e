using Waybill.Features.Stock;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Orders;

/// <summary>Everything of an approved order that is neither issued nor reserved yet is reserved now, all or nothing.</summary>
public static class ReserveOrder
{
    [NeedsKey]
    [Requires("orders.reserve")]
    [Refuses("ORDER_WRONG_STATE", "STOCK_SHORT")]
    public sealed record Command(Guid OrderId);
    public sealed record Result(Guid Id, int Version, OrderStatus Status, IReadOnlyList<OrderReservationView> Lines);

    internal sealed class Handler(Database db, StockDesk stock) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var order = await db.RequireLockedOrder(command.OrderId, ct);
            order.RequireApproved();
            var before = await db.HeldFor(order, ct);
            var wanted = order.Unheld(before);
            var now = wanted.Count == 0 ? [] : await stock.Reserve(order.Ref, wanted, ct);
            return new(order.Id, order.Version, order.Status, order.Views(before, now));
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{orderId}/reserve", nameof(ReserveOrder), "Reserve all that is missing for an order");
}
