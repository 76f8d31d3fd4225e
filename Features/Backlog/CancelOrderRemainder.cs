using System.ComponentModel.DataAnnotations;
using Waybill.Features.Orders;
using Waybill.Features.Stock;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Backlog;

/// <summary>
/// What no released delivery will deliver of an order is not wanted any more: of the lines named, or of all. What was reserved for it is free again;
/// the ordered quantity stays for the record. An amendment can want it again.
/// </summary>
public static class CancelOrderRemainder
{
    /// <param name="OrderLineIds">All lines that have a remainder if not given.</param>
    [NeedsKey]
    [Requires("orders.cancel-remainder")]
    [Refuses("ORDER_WRONG_STATE", "NOTHING_TO_CANCEL", "ORDER_REDELIVERY_OPEN", "BELOW_INVOICED")]
    public sealed record Command(Guid OrderId, [MinLength(1)] IReadOnlyList<Guid>? OrderLineIds, [MaxLength(500)] string? Reason);
    public sealed record Result(Guid Id, int Version, string Number, OrderStatus Status, Progress Fulfilment, IReadOnlyList<RemainderLine> Lines);

    /// <summary>A line after that, in base units.</summary>
    public sealed record RemainderLine(Guid OrderLineId, Guid ItemId, string ItemCode, string BaseUnit, decimal Ordered, decimal Issued, decimal Cancelled, decimal Reserved);

    internal sealed class Handler(Database db, StockDesk stock, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var order = await db.RequireLockedOrder(command.OrderId, ct);
            order.DropRemainder(Chosen(order, command.OrderLineIds));
            var held = await stock.Fit(order.Ref, order.Unheld([]), reserveMore: false, ct);
            outbox.Tell("order.remainder-cancelled", order, OrderTold.Of(order));
            return new(order.Id, order.Version, order.Number!, order.Status, order.Fulfilment, [.. order.Lines.OrderBy(l => l.Position).Select(l =>
                new RemainderLine(l.Id, l.ItemId, l.ItemCode, l.BaseUnit, l.BaseQuantity, l.Issued, l.Cancelled, held.Where(h => h.LineId == l.Id).Sum(h => h.Quantity)))]);
        }

        private static IReadOnlyCollection<Guid> Chosen(Order order, IReadOnlyList<Guid>? ids)
        {
            order.RequireRunning();
            if (ids is null) return order.LinesWithRemainder;
            var faults = ids.Index().Where(i => order.Lines.All(l => l.Id != i.Item)).Select(i => PlatformRefusals.UnknownReference.Fault($"/orderLineIds/{i.Index}", ("kind", "order line"))).ToList();
            return faults.Count == 0 ? ids.ToHashSet() : throw Refusal.Of(faults);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/orders/{orderId}/cancel-remainder", nameof(CancelOrderRemainder), "Cancel what remains of an order");
}
