using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Approvals;

/// <summary>Somebody is back early: nobody stands in any more.</summary>
public static class RemoveStandIn
{
    [Requires("stand-ins.remove")]
    [Asks(ApprovalsFeature.Manage)]
    [Refuses("TASK_OF_ANOTHER")]
    public sealed record Command(Guid StandInId, int Version);
    public sealed record Result(Guid Id);

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var standIn = (await db.StandIns.Require(s => s.Id == command.StandInId, ct)).At(command.Version);
            if (standIn.EmployeeId != user.EmployeeId && !user.May(ApprovalsFeature.Manage)) throw ApprovalRefusals.NotYours.Because();
            db.Remove(standIn);
            return new(standIn.Id);
        }
    }

    internal static void Map(Doors doors) => doors.Delete<Command, Result, Handler>("/stand-ins/{standInId}", nameof(RemoveStandIn), "Remove a stand-in");
}
