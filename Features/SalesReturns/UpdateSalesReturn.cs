using System.ComponentModel.DataAnnotations;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.SalesReturns;

/// <summary>A draft return changes: its lines are replaced as a whole.</summary>
public static class UpdateSalesReturn
{
    [Requires("sales-returns.update")]
    [Refuses("SALES_RETURN_WRONG_STATE", "OVER_RETURN", "RETURN_LINE_REPEATED", "BATCH_NOT_ISSUED", "RETURN_BATCH_REQUIRED",
        "AGREED_TOO_HIGH", "REDELIVER_WITHOUT_GOODS", "UNIT_UNKNOWN", "QUANTITY_TOO_FINE", "CURRENCY_MISMATCH")]
    public sealed record Command(Guid ReturnId, int Version, [MinLength(1)] Patch<IReadOnlyList<ReturnLineEntry>> Lines = default, [MaxLength(1000)] Patch<string?> Reason = default,
        Patch<Guid?> RequestOwnerId = default, Patch<Guid?> MoneyOwnerId = default, Patch<Guid?> GoodsOwnerId = default);

    internal sealed class Handler(Database db, SalesReturnLocks locks, Returnable returnable) : IHandler<Command, SalesReturnView>
    {
        public async Task<SalesReturnView> Handle(Command command, CancellationToken ct)
        {
            var (back, order) = await locks.Both(command.ReturnId, ct);
            back.At(command.Version).RequireDraft();
            foreach (var (owner, at) in new[] { (command.RequestOwnerId, "/requestOwnerId"), (command.MoneyOwnerId, "/moneyOwnerId"), (command.GoodsOwnerId, "/goodsOwnerId") })
                if (owner.Or(null) is { } id) db.ReferNext<Employee>(id, at);
            back.Assign(command.RequestOwnerId.Or(back.RequestOwnerId), command.MoneyOwnerId.Or(back.MoneyOwnerId), command.GoodsOwnerId.Or(back.GoodsOwnerId));
            back.Reason = command.Reason.Or(back.Reason);
            if (command.Lines.IsSet) back.Fill(await returnable.Lines(back, order, command.Lines.Or([]), ct));
            await returnable.Check(back, order, ct);
            return SalesReturnView.Of(back);
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, SalesReturnView, Handler>("/{returnId}", nameof(UpdateSalesReturn), "Change a draft return");
}
