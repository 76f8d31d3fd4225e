using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Organization;

/// <summary>One person of the company.</summary>
public static class GetEmployee
{
    [Requires("employees.get")]
    public sealed record Query(Guid EmployeeId);
    public sealed record Result(Guid Id, int Version, string Code, string Name, string? Email, string? Subject, Guid? DepartmentId, Guid? SuperiorId, bool Active)
    {
        internal static Result Of(Employee e) => new(e.Id, e.Version, e.Code, e.Name, e.Email, e.Subject, e.DepartmentId, e.SuperiorId, e.Active);
    }

    internal sealed class Handler(Database db) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct) => Result.Of(await db.Employees.Require(e => e.Id == query.EmployeeId, ct));
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/employees/{employeeId}", nameof(GetEmployee), "Read an employee");
}
