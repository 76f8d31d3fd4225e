using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Samples;

/// <summary>A rejected dispatch becomes a draft again, to be changed and submitted anew under the same number.</summary>
public static class ReopenSample
{
    [Requires("samples.reopen")]
    [Refuses("SAMPLE_WRONG_STATE")]
    public sealed record Command(Guid SampleId);

    internal sealed class Handler(Database db) : IHandler<Command, SampleState>
    {
        public async Task<SampleState> Handle(Command command, CancellationToken ct)
        {
            var sample = await db.RequireLockedSample(command.SampleId, ct);
            sample.Reopen();
            return SampleState.Of(sample);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SampleState, Handler>("/{sampleId}/reopen", nameof(ReopenSample), "Make a rejected sample dispatch a draft again");
}
