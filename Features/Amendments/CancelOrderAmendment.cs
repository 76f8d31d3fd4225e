using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Amendments;

/// <summary>An amendment that was not applied is given up; the order stays as it is and may be amended otherwise.</summary>
public static class CancelOrderAmendment
{
    [Requires("order-amendments.cancel")]
    [Refuses("AMENDMENT_WRONG_STATE")]
    public sealed record Command(Guid AmendmentId, [MaxLength(500)] string? Reason);
    public sealed record Result(Guid Id, int Version, string? Number, AmendmentStatus Status, string? Remark);

    internal sealed class Handler(Database db, ApprovalsDesk approvals, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var amendment = await db.RequireLockedAmendment(command.AmendmentId, ct);
            amendment.Cancel(command.Reason);
            await approvals.Void(amendment.Ref, ct);
            outbox.Tell("order-amendment.cancelled", amendment, AmendmentTold.Of(amendment));
            return new(amendment.Id, amendment.Version, amendment.Number, amendment.Status, amendment.Remark);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{amendmentId}/cancel", nameof(CancelOrderAmendment), "Cancel an amendment");
}
