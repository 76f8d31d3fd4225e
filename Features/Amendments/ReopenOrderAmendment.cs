using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Amendments;

/// <summary>A rejected amendment becomes a draft again, to be changed and submitted anew under the same number.</summary>
public static class ReopenOrderAmendment
{
    [Requires("order-amendments.reopen")]
    [Refuses("AMENDMENT_WRONG_STATE")]
    public sealed record Command(Guid AmendmentId);
    public sealed record Result(Guid Id, int Version, string Number, AmendmentStatus Status);

    internal sealed class Handler(Database db) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var amendment = await db.RequireLockedAmendment(command.AmendmentId, ct);
            amendment.Reopen();
            return new(amendment.Id, amendment.Version, amendment.Number!, amendment.Status);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{amendmentId}/reopen", nameof(ReopenOrderAmendment), "Make a rejected amendment a draft again");
}
