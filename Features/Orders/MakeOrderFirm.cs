using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Orders;

/// <summary>The customer means it: a non-firm draft (虚盘) becomes firm (实盘) and may be submitted.</summary>
public static class MakeOrderFirm
{
    [Requires("orders.make-firm")]
    [Refuses("ORDER_WRONG_STATE")]
    public sealed record Command(Guid OrderId);
    public sealed record Result(Guid Id, int Version, OrderStatus Status, Firmness Firmness);

    internal sealed class Handler(Database db) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var order = await db.Orders.Require(o => o.Id == command.OrderId, ct);
            order.MakeFirm();
            return new(order.Id, order.Version, order.Status, order.Firmness);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{orderId}/make-firm", nameof(MakeOrderFirm), "Make a non-firm order firm");
}
