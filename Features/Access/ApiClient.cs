using Waybill.Infrastructure.Data;

namespace Waybill.Features.Access;

/// <summary>A program that uses the API: an ERP, a shop, a BI tool, an internal service.</summary>
public sealed class ApiClient : Root
{
    private ApiClient() { }

    public ApiClient(string name, Guid[] roleIds, Guid? employeeId) => (Name, RoleIds, EmployeeId) = (name, roleIds, employeeId);

    public string Name { get; private set; } = "";
    public Guid[] RoleIds { get; private set; } = [];

    /// <summary>The person on whose behalf it acts, if it does.</summary>
    public Guid? EmployeeId { get; private set; }
    public bool Active { get; private set; } = true;
}
