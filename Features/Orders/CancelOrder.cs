using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Features.CustomerBalances;
using Waybill.Features.Receivables;
using Waybill.Features.Stock;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Orders;

/// <summary>An order comes to nothing; what was reserved and paid for it is free again. Once goods have left it can only be closed.</summary>
public static class CancelOrder
{
    [NeedsKey]
    [Requires("orders.cancel")]
    [Refuses("ORDER_WRONG_STATE", "ORDER_ISSUED", "ORDER_HAS_DELIVERIES", "ORDER_INVOICED")]
    public sealed record Command(Guid OrderId, [MaxLength(500)] string? Reason);
    public sealed record Result(Guid Id, int Version, string? Number, OrderStatus Status, string? Reason);

    internal sealed class Handler(Database db, StockDesk stock, BalanceDesk balances, ReceivablesDesk receivables, ApprovalsDesk approvals, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var order = await db.RequireLockedOrder(command.OrderId, ct);
            order.Cancel(command.Reason);
            await approvals.Void(order.Ref, ct);
            await stock.Release(order.Ref, ct);
            await balances.Unhold(order.Ref, ct);
            await order.GiveBackExcess(balances, receivables, ct);
            outbox.Tell("order.cancelled", order, OrderTold.Of(order));
            return new(order.Id, order.Version, order.Number, order.Status, order.Reason);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{orderId}/cancel", nameof(CancelOrder), "Cancel an order");
}
