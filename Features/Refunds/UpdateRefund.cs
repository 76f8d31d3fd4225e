using System.ComponentModel.DataAnnotations;
using Waybill.Features.Receipts;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Refunds;

/// <summary>A draft refund changes; the customer stays.</summary>
public static class UpdateRefund
{
    [Requires("refunds.update")]
    [Refuses("REFUND_WRONG_STATE", "CURRENCY_MISMATCH")]
    public sealed record Command(Guid RefundId, int Version, [Amount] Patch<Money> Amount = default, Patch<PaymentMethod> Method = default,
        [MaxLength(200)] Patch<string?> Account = default, [MaxLength(1000)] Patch<string?> Remark = default);

    internal sealed class Handler(Database db) : IHandler<Command, RefundView>
    {
        public async Task<RefundView> Handle(Command command, CancellationToken ct)
        {
            var refund = (await db.Refunds.RequireLocked(db, command.RefundId, ct)).At(command.Version);
            refund.Change(command.Amount.Or(new(refund.Amount, refund.Currency)).In(refund.Currency, "/amount/currency"));
            refund.Method = command.Method.Or(refund.Method);
            refund.Account = command.Account.Or(refund.Account);
            refund.Remark = command.Remark.Or(refund.Remark);
            return RefundView.Of(refund);
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, RefundView, Handler>("/{refundId}", nameof(UpdateRefund), "Change a draft refund");
}
