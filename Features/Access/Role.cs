using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Access;

/// <summary>A named set of permissions. What is not in it is not allowed.</summary>
public sealed class Role : Root
{
    private Role() { }

    public Role(string name, IEnumerable<string> permissions, IEnumerable<RoleScope> scopes)
    {
        Name = name;
        Allow(permissions);
        Narrow(scopes);
    }

    public string Name { get; private set; } = "";
    public string[] Permissions { get; private set; } = [];

    /// <summary>How far it reaches. Kinds of records that are not named it reaches as a whole.</summary>
    public RoleScope[] Scopes { get; private set; } = [];

    public void Rename(string name) => Name = name;

    public void Allow(IEnumerable<string> permissions) => Permissions = [.. permissions.Distinct().Order(StringComparer.Ordinal)];

    public void Narrow(IEnumerable<RoleScope> scopes) => Scopes = [.. scopes];

    internal RoleReach Reach => new(Permissions.ToHashSet(), Scopes.GroupBy(s => s.Kind).ToDictionary(g => g.Key,
        g => new KindReach([.. g.Where(s => s.Action == RecordAction.Read).Select(s => s.Grant)], [.. g.Where(s => s.Action == RecordAction.Edit).Select(s => s.Grant)])));
}
