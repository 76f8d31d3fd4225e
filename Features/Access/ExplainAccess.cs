using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Access;

/// <summary>Why may this person, or this program, do that, or why not? Role by role: which allows the operation, which reaches the record, and which fields are seen.</summary>
public static class ExplainAccess
{
    /// <param name="SubjectId">An employee or an API client.</param>
    /// <param name="Operation">The name of an operation: ApproveOrder.</param>
    /// <param name="Kind">The kind of a record, if it is about one: order.</param>
    /// <param name="RecordId">Which record, if a kind is given.</param>
    [Requires("access.explain")]
    [Refuses("UNKNOWN_OPERATION", "UNKNOWN_KIND")]
    public sealed record Query(Guid SubjectId, [MaxLength(80)] string Operation, [MaxLength(40)] string? Kind = null, Guid? RecordId = null);

    /// <param name="Permission">What the operation needs; absent where signing in is enough.</param>
    /// <param name="Allowed">Whether the roles together allow the operation and, if a record was named, for that record.</param>
    /// <param name="Reads">Whether the record is visible.</param>
    /// <param name="Edits">Whether it may be changed.</param>
    public sealed record Result(Guid SubjectId, string Name, CallerKind SubjectKind, string Operation, string? Permission, bool Allowed, bool? Reads, bool? Edits,
        IReadOnlyList<RoleVerdict> Roles, IReadOnlyList<FieldVerdict> Fields);

    /// <summary>What one of the roles contributes.</summary>
    /// <param name="Scopes">How far the role reaches among records of the kind; empty where it reaches all of them.</param>
    public sealed record RoleVerdict(Guid RoleId, string Name, bool HoldsPermission, bool? Reads, bool? Edits, IReadOnlyList<RoleScope> Scopes);

    /// <summary>What all roles together may do with a class of fields, and which roles say so.</summary>
    public sealed record FieldVerdict(string FieldClass, FieldAccess Access, IReadOnlyList<string> Because);

    internal sealed class Handler(Database db, AccessDesk access, OperationCatalogue catalogue, DocumentKinds kinds, IServiceScopeFactory scopes) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            var operation = catalogue.All.FirstOrDefault(o => o.Name == query.Operation) ?? throw AccessRefusals.UnknownOperation.At("/operation", ("operation", query.Operation));
            var kind = query.Kind is null ? null : kinds.Find(query.Kind) ?? throw AccessRefusals.UnknownKind.At("/kind", ("kind", query.Kind));
            var subject = await access.OfEmployee(query.SubjectId, ct) ?? await access.OfClient(query.SubjectId, ct) ?? throw PlatformRefusals.UnknownReference.At("/subjectId", ("kind", "employee or API client"));
            var roles = await RolesOf(subject, ct);
            var verdicts = new List<RoleVerdict>();
            foreach (var role in roles)
            {
                var alone = await access.With(subject, [role], ct);
                var (reads, edits) = await Reaches(alone, operation, kind, query.RecordId, ct);
                verdicts.Add(new(role.Id, role.Name, operation.Permission is null || alone.May(operation.Permission), reads, edits, [.. role.Scopes.Where(s => s.Kind == query.Kind || s.Kind == "*")]));
            }
            var together = await Reaches(subject, operation, kind, query.RecordId, ct);
            var reached = query.RecordId is null || (operation.Reads ? together.Reads : together.Edits) == true;
            return new(subject.Id, subject.Name, subject.Kind, operation.Name, operation.Permission, (operation.Permission is null || subject.May(operation.Permission)) && reached,
                together.Reads, together.Edits, verdicts, [.. FieldClassAttribute.All.Select(c => Fields(c, subject, roles))]);
        }

        private async Task<IReadOnlyList<Role>> RolesOf(Caller subject, CancellationToken ct)
        {
            var ids = subject.Kind == CallerKind.Employee ? await db.Employees.Where(e => e.Id == subject.Id).Select(e => e.RoleIds).FirstAsync(ct)
                : await db.ApiClients.Where(c => c.Id == subject.Id).Select(c => c.RoleIds).FirstAsync(ct);
            return await db.Roles.Where(r => ids.Contains(r.Id)).OrderBy(r => r.Name).ToListAsync(ct);
        }

        private async Task<(bool? Reads, bool? Edits)> Reaches(Caller caller, Operation operation, DocumentKind? kind, Guid? id, CancellationToken ct)
        {
            if (kind is null || id is not { } record) return (null, null);
            await using var scope = scopes.CreateAsyncScope();
            var other = scope.ServiceProvider.GetRequiredService<Database>();
            other.Serve(caller, operation.Permission);
            return (await kind.Reaches(other, record, RecordAction.Read, ct), await kind.Reaches(other, record, RecordAction.Edit, ct));
        }

        private static FieldVerdict Fields(FieldClassAttribute secrecy, Caller subject, IReadOnlyList<Role> roles) => new(secrecy.Permission["fields.".Length..], subject.Access(secrecy),
            [.. roles.Where(r => r.Permissions.Any(secrecy.Permissions.Contains)).Select(r => r.Name)]);
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/access-explanation", nameof(ExplainAccess), "Explain why somebody may do something, or not");
}
