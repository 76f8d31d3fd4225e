using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Refunds;

/// <summary>A rejected refund becomes a draft again, to be changed and submitted anew under the same number.</summary>
public static class ReopenRefund
{
    [Requires("refunds.reopen")]
    [Refuses("REFUND_WRONG_STATE")]
    public sealed record Command(Guid RefundId);

    internal sealed class Handler(Database db) : IHandler<Command, RefundView>
    {
        public async Task<RefundView> Handle(Command command, CancellationToken ct)
        {
            var refund = await db.Refunds.RequireLocked(db, command.RefundId, ct);
            refund.Reopen();
            return RefundView.Of(refund);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, RefundView, Handler>("/{refundId}/reopen", nameof(ReopenRefund), "Make a rejected refund a draft again");
}
