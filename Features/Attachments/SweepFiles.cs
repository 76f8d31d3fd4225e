using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Attachments;

/// <summary>
/// The store is tidied, one of 256 parts every ten minutes: contents that no attachment names and announcements that were never completed go, a day after they came.
/// </summary>
public static class SweepFiles
{
    private const int Most = 500;
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(10);

    [Requires("attachments.sweep")]
    public sealed record Command;

    /// <param name="Part">The first two digits of the hashes looked at.</param>
    /// <param name="Removed">How many contents were removed.</param>
    /// <param name="Abandoned">How many announcements were.</param>
    public sealed record Result(string Part, int Removed, int Abandoned);

    internal sealed class Handler(Database db, AttachmentFiles files, TimeProvider clock) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var part = (clock.GetUtcNow().ToUnixTimeSeconds() / (long)Turn.TotalSeconds % 256).ToString("x2");
            var abandoned = await files.Abandoned(Most, ct);
            db.RemoveRange(abandoned);
            return new(part, await files.Sweep(part, Most, ct), abandoned.Count);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/sweep", nameof(SweepFiles), "Remove files that nothing names");
}
