using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Amendments;

/// <summary>A manager does not accept a submitted amendment, and says why. The order stays as it is.</summary>
public static class RejectOrderAmendment
{
    [Requires("order-amendments.reject")]
    [Refuses("AMENDMENT_WRONG_STATE", "NOT_YOUR_TURN", "OWN_DOCUMENT")]
    public sealed record Command(Guid AmendmentId, [MaxLength(500)] string Reason);
    public sealed record Result(Guid Id, int Version, string Number, AmendmentStatus Status, string? Remark);

    internal sealed class Handler(Database db, ApprovalsDesk approvals, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var amendment = await db.RequireLockedAmendment(command.AmendmentId, ct);
            amendment.Reject(command.Reason);
            await approvals.Reject(amendment.Ref, command.Reason, ct);
            outbox.Tell("order-amendment.rejected", amendment, AmendmentTold.Of(amendment));
            return new(amendment.Id, amendment.Version, amendment.Number!, amendment.Status, amendment.Remark);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{amendmentId}/reject", nameof(RejectOrderAmendment), "Reject a submitted amendment");
}
