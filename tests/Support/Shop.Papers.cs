using Waybill.Features.Access;
using Waybill.Features.Customers;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Tests.Support;

/// <summary>A new employee with roles of their own, and a client that acts for them.</summary>
public sealed record Colleague(Guid Id, string Name, Client Client);

public sealed partial class Shop
{
    /// <summary>A new employee who holds exactly these permissions.</summary>
    public async Task<Colleague> NewColleague(Door door, params string[] permissions)
    {
        var (admin, name) = (As(Roles.Admin), Unique("职员"));
        var role = await admin.Run<CreateRole.Result>(new CreateRole.Command(Unique("role"), permissions));
        var employee = await admin.Run<CreateEmployee.Result>(new CreateEmployee.Command(Unique("E"), name, null, null, null, null));
        await admin.Run<SetEmployeeRoles.Result>(new SetEmployeeRoles.Command(employee.Id, employee.Version, [role.Id]));
        var client = await admin.Run<CreateApiClient.Result>(new CreateApiClient.Command(Unique("client"), [role.Id], employee.Id));
        return new(employee.Id, name, new(this, (await admin.Run<IssueApiKey.Result>(new IssueApiKey.Command(client.Id, null, null))).Key, door));
    }

    /// <summary>A customer nobody else knows, as a document to hang things on.</summary>
    public async Task<DocumentRef> NewDocument() => new("customer", (await As(Roles.Admin).Run<CreateCustomer.Result>(
        new CreateCustomer.Command(Unique("Holder"), null, null, null, null, null, null, null, null, null, null, null))).Id);

    /// <summary>Runs an operation for a caller made up by the test.</summary>
    public async Task<TResult> RunAs<TResult>(Caller caller, object request) where TResult : class =>
        (TResult)(await Catalogue.For(request.GetType()).Run((Operations)Services.GetService(typeof(Operations))!, request, new Call(caller), default)).Result;
}
