using Waybill.Infrastructure.Data;

namespace Waybill.Features.Access;

/// <summary>A named set of permissions. What is not in it is not allowed.</summary>
public sealed class Role : Root
{
    private Role() { }

    public Role(string name, IEnumerable<string> permissions)
    {
        Name = name;
        Allow(permissions);
    }

    public string Name { get; private set; } = "";
    public string[] Permissions { get; private set; } = [];

    public void Rename(string name) => Name = name;

    public void Allow(IEnumerable<string> permissions) => Permissions = [.. permissions.Distinct().Order(StringComparer.Ordinal)];
}
