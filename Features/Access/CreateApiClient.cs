using System.ComponentModel.DataAnnotations;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Access;

/// <summary>A program is let in, with the roles it needs. It still needs a key.</summary>
public static class CreateApiClient
{
    [Requires("api-clients.create")]
    [Refuses("CLIENT_NAME_TAKEN", "ESCALATION", "REACH_ESCALATION")]
    public sealed record Command([MaxLength(80)] string Name, [MinLength(1), MaxLength(50)] IReadOnlyList<Guid> RoleIds, Guid? EmployeeId);
    public sealed record Result(Guid Id, int Version, string Name);

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var roles = await db.Roles.ReferAll(command.RoleIds.Select((id, i) => (id, $"/roleIds/{i}")), ct);
            AccessDesk.RequireHeld(roles.Values.Select(r => r.Reach), user, toAnother: command.EmployeeId is not null && command.EmployeeId != user.EmployeeId);
            if (command.EmployeeId is { } employee) db.ReferNext<Employee>(employee, "/employeeId");
            var client = new ApiClient(command.Name, [.. roles.Keys], command.EmployeeId);
            db.ApiClients.Add(client);
            return new(client.Id, client.Version, client.Name);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/api-clients", nameof(CreateApiClient), "Create an API client");
}
