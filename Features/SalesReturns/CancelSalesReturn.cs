using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesReturns;

/// <summary>The customer keeps everything after all, while neither goods nor money have moved.</summary>
public static class CancelSalesReturn
{
    [Requires("sales-returns.cancel")]
    [Refuses("SALES_RETURN_WRONG_STATE", "RETURN_BEGUN")]
    public sealed record Command(Guid ReturnId, [MaxLength(1000)] string? Reason);

    internal sealed class Handler(SalesReturnLocks locks, ApprovalsDesk approvals, Outbox outbox) : IHandler<Command, SalesReturnView>
    {
        public async Task<SalesReturnView> Handle(Command command, CancellationToken ct)
        {
            var (back, order) = await locks.Both(command.ReturnId, ct);
            back.Cancel(order, command.Reason);
            await approvals.Void(back.Ref, ct);
            outbox.Tell("sales-return.cancelled", back, SalesReturnTold.Of(back));
            return SalesReturnView.Of(back);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SalesReturnView, Handler>("/{returnId}/cancel", nameof(CancelSalesReturn), "Cancel a return");
}
