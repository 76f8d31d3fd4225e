using Waybill.Infrastructure.Data;

namespace Waybill.Features.Organization;

/// <summary>A department (部门); departments form a tree.</summary>
public sealed class Department : Root
{
    private Department() { }

    public Department(string code, string name, Guid? parentId, Guid? managerId) => (Code, Name, ParentId, ManagerId) = (code, name, parentId, managerId);

    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public Guid? ParentId { get; private set; }
    public Guid? ManagerId { get; private set; }

    public void Change(string name, Guid? parentId, Guid? managerId) => (Name, ParentId, ManagerId) = (name, parentId, managerId);
}
