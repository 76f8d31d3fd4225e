using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Approvals;

/// <summary>Somebody will be away: another signs in that one's place, from a day until a day.</summary>
public static class SetStandIn
{
    /// <param name="EmployeeId">Who is away; the caller if not given. For others one must manage approvals.</param>
    /// <param name="Until">The last day.</param>
    [Requires("stand-ins.set")]
    [Asks(ApprovalsFeature.Manage)]
    [Refuses("PERIOD_REVERSED", "STAND_IN_IS_SELF")]
    public sealed record Command(Guid? EmployeeId, Guid StandInId, DateOnly From, DateOnly Until);
    public sealed record Result(Guid Id, int Version, Guid EmployeeId, Guid StandInId, DateOnly From, DateOnly Until);

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var away = command.EmployeeId ?? user.EmployeeId ?? throw ShapeRefusals.Required.At("/employeeId");
            if (away != user.EmployeeId) user.Require(ApprovalsFeature.Manage);
            await db.Employees.Refer(e => e.Id == away && e.Active, "/employeeId", ct);
            await db.Employees.Refer(e => e.Id == command.StandInId && e.Active, "/standInId", ct);
            if (away == command.StandInId) throw ApprovalRefusals.OwnStandIn.At("/standInId");
            if (command.Until < command.From) throw ApprovalRefusals.BadPeriod.At("/until");
            var standIn = new StandIn(away, command.StandInId, command.From, command.Until);
            db.Add(standIn);
            return new(standIn.Id, standIn.Version, standIn.EmployeeId, standIn.StandInId, standIn.From, standIn.Until);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/stand-ins", nameof(SetStandIn), "Name a stand-in");
}
