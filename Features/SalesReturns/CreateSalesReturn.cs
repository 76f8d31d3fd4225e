using System.ComponentModel.DataAnnotations;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.SalesReturns;

/// <summary>A customer wants to give goods back, or complains of them; what it asks is written down as a draft.</summary>
public static class CreateSalesReturn
{
    /// <param name="MoneyOwnerId">Who negotiates and settles the money.</param>
    /// <param name="GoodsOwnerId">Who looks after the goods.</param>
    [NeedsKey]
    [Requires("sales-returns.create")]
    [Refuses("ORDER_WRONG_STATE", "OVER_RETURN", "RETURN_LINE_REPEATED", "BATCH_NOT_ISSUED", "RETURN_BATCH_REQUIRED",
        "AGREED_TOO_HIGH", "REDELIVER_WITHOUT_GOODS", "UNIT_UNKNOWN", "QUANTITY_TOO_FINE", "CURRENCY_MISMATCH")]
    public sealed record Command(Guid OrderId, [MinLength(1)] IReadOnlyList<ReturnLineEntry> Lines, [MaxLength(1000)] string? Reason, Guid? RequestOwnerId, Guid? MoneyOwnerId, Guid? GoodsOwnerId);

    internal sealed class Handler(Database db, Returnable returnable) : IHandler<Command, SalesReturnView>
    {
        public async Task<SalesReturnView> Handle(Command command, CancellationToken ct)
        {
            var order = await db.ReferLockedOrder(command.OrderId, "/orderId", ct);
            order.RequireInvoiceable();
            await db.Employees.ReferAll(Named(command), ct);
            var back = new SalesReturn(order) { Reason = command.Reason };
            back.Assign(command.RequestOwnerId ?? back.RequestOwnerId, command.MoneyOwnerId, command.GoodsOwnerId);
            back.Fill(await returnable.Lines(back, order, command.Lines, ct));
            await returnable.Check(back, order, ct);
            db.Add(back);
            return SalesReturnView.Of(back);
        }

        private static IEnumerable<(Guid, string)> Named(Command command)
        {
            if (command.RequestOwnerId is { } request) yield return (request, "/requestOwnerId");
            if (command.MoneyOwnerId is { } money) yield return (money, "/moneyOwnerId");
            if (command.GoodsOwnerId is { } goods) yield return (goods, "/goodsOwnerId");
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, SalesReturnView, Handler>("/", nameof(CreateSalesReturn), "Write down what a customer gives back");
}
