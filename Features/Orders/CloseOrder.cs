using System.ComponentModel.DataAnnotations;
using Waybill.Features.CustomerBalances;
using Waybill.Features.Receivables;
using Waybill.Features.Stock;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Orders;

/// <summary>Nothing more of an approved order will be delivered: what was not issued is lost, what was reserved, or paid beyond what is open, is free again.</summary>
public static class CloseOrder
{
    [NeedsKey]
    [Requires("orders.close")]
    [Refuses("ORDER_WRONG_STATE", "ORDER_HAS_DELIVERIES", "BELOW_INVOICED", "ORDER_REDELIVERY_OPEN")]
    public sealed record Command(Guid OrderId, [MaxLength(500)] string? Reason);
    public sealed record Result(Guid Id, int Version, string Number, OrderStatus Status, Progress Fulfilment, IReadOnlyList<LostLine> Lines);

    /// <summary>What a line lost: ordered less issued, in base units, 0 where more left than was ordered.</summary>
    public sealed record LostLine(Guid OrderLineId, Guid ItemId, string BaseUnit, decimal Ordered, decimal Issued, decimal Lost);

    internal sealed class Handler(Database db, StockDesk stock, BalanceDesk balances, ReceivablesDesk receivables, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var order = await db.RequireLockedOrder(command.OrderId, ct);
            order.Close(command.Reason);
            await stock.Release(order.Ref, ct);
            await balances.Keep(order.Ref, atMost: order.Open, ct);
            await order.GiveBackExcess(balances, receivables, ct);
            outbox.Tell("order.closed", order, OrderTold.Of(order));
            return new(order.Id, order.Version, order.Number!, order.Status, order.Fulfilment,
                [.. order.Lines.OrderBy(l => l.Position).Select(l => new LostLine(l.Id, l.ItemId, l.BaseUnit, l.BaseQuantity, l.Issued, l.Cancelled))]);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{orderId}/close", nameof(CloseOrder), "Close an order");
}
