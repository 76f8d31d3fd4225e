using Waybill.Infrastructure.Data;

namespace Waybill.Features.Organization;

/// <summary>A person who works here (人员).</summary>
public sealed class Employee : Root
{
    private Employee() { }

    public Employee(string code, string name) => (Code, Name) = (code, name);

    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string? Email { get; set; }

    /// <summary>The subject by which an identity provider names this person.</summary>
    public string? Subject { get; set; }
    public Guid? DepartmentId { get; set; }
    public Guid? SuperiorId { get; set; }
    public Guid[] RoleIds { get; set; } = [];
    public bool Active { get; set; } = true;

    public void Rename(string name) => Name = name;
}
