using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Organization;

/// <summary>The company itself: its time zone, currency and rounding, which every document freezes; its departments as a tree; the people in them.</summary>
public sealed class OrganizationFeature : Feature
{
    /// <summary>The permission to say by which subject an employee signs in.</summary>
    public const string SetSubject = "employees.set-subject";

    public override string Story => "The company, its departments and its employees.";
    public override string Prefix => "/v1";

    public override void Map(Doors doors)
    {
        SetUpCompany.Map(doors);
        GetCompany.Map(doors);
        UpdateCompany.Map(doors);
        CreateDepartment.Map(doors);
        UpdateDepartment.Map(doors);
        ListDepartments.Map(doors);
        CreateEmployee.Map(doors);
        UpdateEmployee.Map(doors);
        GetEmployee.Map(doors);
        ListEmployees.Map(doors);
    }

    public override void Services(IServiceCollection services) => services.AddWholeDocument<Employee>("employees.get").AddScoped<CompanyDesk>();
}
