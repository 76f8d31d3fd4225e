using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesReturns;

/// <summary>We do not take the goods back and pay nothing, and say why.</summary>
public static class RejectSalesReturn
{
    [Requires("sales-returns.reject")]
    [Refuses("SALES_RETURN_WRONG_STATE", "NOT_YOUR_TURN", "OWN_DOCUMENT")]
    public sealed record Command(Guid ReturnId, [MaxLength(1000)] string Reason);

    internal sealed class Handler(SalesReturnLocks locks, ApprovalsDesk approvals, Outbox outbox) : IHandler<Command, SalesReturnView>
    {
        public async Task<SalesReturnView> Handle(Command command, CancellationToken ct)
        {
            var (back, _) = await locks.Both(command.ReturnId, ct);
            back.Reject(command.Reason);
            await approvals.Reject(back.Ref, command.Reason, ct);
            outbox.Tell("sales-return.rejected", back, SalesReturnTold.Of(back));
            return SalesReturnView.Of(back);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SalesReturnView, Handler>("/{returnId}/reject", nameof(RejectSalesReturn), "Reject a return");
}
