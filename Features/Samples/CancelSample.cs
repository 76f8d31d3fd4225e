using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Samples;

/// <summary>A sample dispatch comes to nothing. Once samples have left it can only be closed.</summary>
public static class CancelSample
{
    [Requires("samples.cancel")]
    [Refuses("SAMPLE_WRONG_STATE", "SAMPLE_ISSUED")]
    public sealed record Command(Guid SampleId, [MaxLength(500)] string? Reason);

    internal sealed class Handler(Database db, ApprovalsDesk approvals, Outbox outbox) : IHandler<Command, SampleState>
    {
        public async Task<SampleState> Handle(Command command, CancellationToken ct)
        {
            var sample = await db.RequireLockedSample(command.SampleId, ct);
            sample.Cancel(command.Reason);
            await approvals.Void(sample.Ref, ct);
            outbox.Tell("sample.cancelled", sample, SampleTold.Of(sample));
            return SampleState.Of(sample);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SampleState, Handler>("/{sampleId}/cancel", nameof(CancelSample), "Cancel a sample dispatch");
}
