using Waybill.Features.Access;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Tests.Support;

/// <summary>An employee with a client that acts for it.</summary>
public sealed record Person(Guid Id, string Name, Client Client, Guid RoleId, Guid ClientId);

public sealed partial class Shop
{
    /// <summary>Somebody who works here, with a role of its own that allows this and reaches as far as that.</summary>
    public async Task<Person> Person(Door door, string[] permissions, Guid? departmentId = null, Guid? superiorId = null, params RoleScope[] scopes)
    {
        var admin = As(Roles.Admin);
        var name = Unique("员工");
        var employee = await admin.Run<CreateEmployee.Result>(new CreateEmployee.Command(Unique("E"), name, null, null, departmentId, superiorId));
        var role = await admin.Run<CreateRole.Result>(new CreateRole.Command(Unique("role"), permissions, scopes));
        await admin.Run<SetEmployeeRoles.Result>(new SetEmployeeRoles.Command(employee.Id, employee.Version, [role.Id]));
        var client = await admin.Run<CreateApiClient.Result>(new CreateApiClient.Command(Unique("client"), [role.Id], employee.Id));
        var key = (await admin.Run<IssueApiKey.Result>(new IssueApiKey.Command(client.Id, null, null))).Key;
        return new(employee.Id, name, new(this, key, door), role.Id, client.Id);
    }

    public async Task<Guid> Department(Guid? parentId = null, Guid? managerId = null) =>
        (await As(Roles.Admin).Run<CreateDepartment.Result>(new CreateDepartment.Command(Unique("D"), "销售部 Sales", parentId, managerId))).Id;

    /// <summary>Every permission there is, except those of these field classes.</summary>
    public string[] AllBut(params FieldClassAttribute[] hidden) => [.. KnownPermissions.Except(hidden.SelectMany(c => c.Permissions))];

    private IEnumerable<string> KnownPermissions => Catalogue.All.Concat(Catalogue.Streams).Select(o => o.Permission).OfType<string>().Concat(Catalogue.All.SelectMany(o => o.AlsoAsks))
        .Concat(FieldClassAttribute.All.SelectMany(c => c.Permissions)).Distinct();
}
