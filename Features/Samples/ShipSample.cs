using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Samples;

/// <summary>Samples that left the warehouse were handed to a carrier. Saying so again corrects it.</summary>
public static class ShipSample
{
    /// <param name="ShippedAt">Now if not given.</param>
    [Requires("samples.ship")]
    [Refuses("SAMPLE_WRONG_STATE", "SAMPLE_NOT_ISSUED")]
    public sealed record Command(Guid SampleId, [MaxLength(100)] string Carrier, [MaxLength(100)] string? TrackingNumber, DateTimeOffset? ShippedAt);

    internal sealed class Handler(Database db, Outbox outbox, TimeProvider clock) : IHandler<Command, SampleState>
    {
        public async Task<SampleState> Handle(Command command, CancellationToken ct)
        {
            var sample = await db.RequireLockedSample(command.SampleId, ct);
            sample.Ship(command.Carrier, command.TrackingNumber, command.ShippedAt ?? clock.GetUtcNow());
            outbox.Tell("sample.shipped", sample, SampleTold.Of(sample));
            return SampleState.Of(sample);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SampleState, Handler>("/{sampleId}/ship", nameof(ShipSample), "Note that samples were shipped");
}
