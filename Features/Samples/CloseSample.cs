using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Samples;

/// <summary>A dispatch is done with: what has not left will not. While lent samples are still out a reason is needed; they may come back all the same.</summary>
public static class CloseSample
{
    [Requires("samples.close")]
    [Refuses("SAMPLE_WRONG_STATE", "SAMPLE_OUTSTANDING")]
    public sealed record Command(Guid SampleId, [MaxLength(500)] string? Reason);

    internal sealed class Handler(Database db, Outbox outbox) : IHandler<Command, SampleState>
    {
        public async Task<SampleState> Handle(Command command, CancellationToken ct)
        {
            var sample = await db.RequireLockedSample(command.SampleId, ct);
            sample.Close(command.Reason);
            outbox.Tell("sample.closed", sample, SampleTold.Of(sample));
            return SampleState.Of(sample);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SampleState, Handler>("/{sampleId}/close", nameof(CloseSample), "Close a sample dispatch");
}
