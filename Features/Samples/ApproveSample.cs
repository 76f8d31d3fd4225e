using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Samples;

/// <summary>A manager agrees to a submitted dispatch. With the last signature that its flow asks for the warehouse may issue it; until then it stays submitted.</summary>
public static class ApproveSample
{
    [Requires("samples.approve")]
    [Refuses("SAMPLE_WRONG_STATE", "NOT_YOUR_TURN", "OWN_DOCUMENT", "APPROVAL_STALE")]
    public sealed record Command(Guid SampleId, [MaxLength(500)] string? Remark);

    internal sealed class Handler(Database db, ApprovalsDesk approvals, SampleApproval approval) : IHandler<Command, SampleState>
    {
        public async Task<SampleState> Handle(Command command, CancellationToken ct)
        {
            var sample = await db.RequireLockedSample(command.SampleId, ct);
            sample.RequireSubmitted();
            if (await approvals.Sign(SampleApproval.Subject(sample), command.Remark, ct) == Signed.Last) approval.Approve(sample, command.Remark);
            return SampleState.Of(sample);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SampleState, Handler>("/{sampleId}/approve", nameof(ApproveSample), "Approve a submitted sample dispatch");
}
