using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Samples;

/// <summary>A manager does not agree to a submitted dispatch, and says why.</summary>
public static class RejectSample
{
    [Requires("samples.reject")]
    [Refuses("SAMPLE_WRONG_STATE", "NOT_YOUR_TURN", "OWN_DOCUMENT")]
    public sealed record Command(Guid SampleId, [MaxLength(500)] string Reason);

    internal sealed class Handler(Database db, ApprovalsDesk approvals, Outbox outbox) : IHandler<Command, SampleState>
    {
        public async Task<SampleState> Handle(Command command, CancellationToken ct)
        {
            var sample = await db.RequireLockedSample(command.SampleId, ct);
            sample.Reject(command.Reason);
            await approvals.Reject(sample.Ref, command.Reason, ct);
            outbox.Tell("sample.rejected", sample, SampleTold.Of(sample));
            return SampleState.Of(sample);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SampleState, Handler>("/{sampleId}/reject", nameof(RejectSample), "Reject a submitted sample dispatch");
}
