using Waybill.Features.Access;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Access;

public sealed class RoleTests
{
    [Theory, BothDoors]
    public async Task A_role_allows_what_it_names_and_nothing_else(Door door)
    {
        var shop = await Shop.Open();
        var caller = await shop.Holder(door, "departments.list");
        (await caller.Run<Page<ListDepartments.Row>>(new ListDepartments.Query())).Items.ShouldNotBeNull();
        (await caller.Refused(new ListEmployees.Query())).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(403), r => r.Code.ShouldBe("FORBIDDEN"));
    }

    [Theory, BothDoors]
    public async Task A_changed_role_is_felt_by_its_holders(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        var name = Shop.Unique("role");
        var role = await admin.Run<CreateRole.Result>(new CreateRole.Command(name, ["customers.list"]));
        var changed = await admin.Run<CreateRole.Result>(new UpdateRole.Command(role.Id, role.Version, Permissions: new(["customers.get", "customers.list"])));
        changed.Permissions.ShouldBe(["customers.get", "customers.list"]);
        (await admin.Run<Page<ListRoles.Row>>(new ListRoles.Query { Filter = $"name = \"{name}\"" })).Items.ShouldHaveSingleItem().Permissions.ShouldBe(changed.Permissions);
        (await admin.Refused(new CreateRole.Command(name, []))).Code.ShouldBe("ROLE_NAME_TAKEN");
    }

    [Theory, BothDoors]
    public async Task Every_permission_is_listed(Door door)
    {
        var shop = await Shop.Open();
        var known = (await shop.As(Roles.Admin).Via(door).Run<ListPermissions.Result>(new ListPermissions.Query())).Permissions;
        shop.Catalogue.All.Select(o => o.Permission).OfType<string>().Except(known).ShouldBeEmpty();
        known.ShouldContain(new SellingPriceAttribute().Permission);
    }

    [Theory, BothDoors]
    public async Task An_employee_is_given_roles(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        var role = await admin.Run<CreateRole.Result>(new CreateRole.Command(Shop.Unique("role"), ["customers.list"]));
        var employee = await admin.Run<CreateEmployee.Result>(new CreateEmployee.Command(Shop.Unique("E"), "x", null, null, null, null));
        (await admin.Run<SetEmployeeRoles.Result>(new SetEmployeeRoles.Command(employee.Id, employee.Version, [role.Id]))).RoleIds.ShouldBe([role.Id]);
        (await admin.Refused(new SetEmployeeRoles.Command(employee.Id, 2, [Guid.NewGuid()]))).Errors[0].Pointer.ShouldBe("/roleIds/0");
    }
}

public sealed class EmployeeSubjectTests
{
    [Theory, BothDoors]
    public async Task A_subject_names_one_employee_until_it_is_taken_away(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        var subject = Shop.Unique("sub");
        var (one, other) = (await admin.Run<CreateEmployee.Result>(Entered(Shop.Unique("sub"))), await admin.Run<CreateEmployee.Result>(Entered(null)));
        (await admin.Run<GetEmployee.Result>(new UpdateEmployee.Command(one.Id, one.Version, Subject: subject))).Version.ShouldBe(2);
        (await admin.Run<GetEmployee.Result>(new GetEmployee.Query(one.Id))).Subject.ShouldBe(subject);
        (await admin.Refused(new UpdateEmployee.Command(other.Id, other.Version, Subject: subject))).Code.ShouldBe("SUBJECT_TAKEN");
        (await admin.Run<GetEmployee.Result>(new UpdateEmployee.Command(one.Id, 2, Subject: new Patch<string?>(null)))).Subject.ShouldBeNull();
        (await admin.Run<GetEmployee.Result>(new UpdateEmployee.Command(other.Id, other.Version, Subject: subject))).Subject.ShouldBe(subject);
    }

    [Theory, BothDoors]
    public async Task Nobody_signs_in_as_somebody_who_may_more_even_if_they_have_left(Door door)
    {
        var shop = await Shop.Open();
        var clerk = (await shop.Person(door, ["employees.set-subject", "employees.update", "customers.list"])).Client;
        var (chief, peer) = (await shop.Person(door, ["customers.list", "roles.create"]), await shop.Person(door, ["customers.list"]));
        (await clerk.Refused(new UpdateEmployee.Command(chief.Id, 2, Subject: Shop.Unique("sub")))).Code.ShouldBe("ESCALATION");
        await clerk.Run<GetEmployee.Result>(new UpdateEmployee.Command(chief.Id, 2, Active: false));
        (await clerk.Refused(new UpdateEmployee.Command(chief.Id, 3, Subject: Shop.Unique("sub"), Active: true))).Code.ShouldBe("ESCALATION");
        await shop.As(Roles.Admin).Run<GetEmployee.Result>(new UpdateEmployee.Command(chief.Id, 3, Subject: Shop.Unique("sub")));
        (await clerk.Refused(new UpdateEmployee.Command(chief.Id, 4, Subject: new Patch<string?>(null)))).Code.ShouldBe("ESCALATION");
        (await clerk.Run<GetEmployee.Result>(new UpdateEmployee.Command(peer.Id, 2, Subject: Shop.Unique("sub")))).Version.ShouldBe(3);
    }

    [Theory, BothDoors]
    public async Task Who_enters_and_moves_people_says_not_how_they_sign_in(Door door)
    {
        var shop = await Shop.Open();
        var subject = Shop.Unique("sub");
        var employee = await shop.As(Roles.Admin).Via(door).Run<CreateEmployee.Result>(Entered(subject));
        (await shop.Refused(door, Roles.Integrator, new UpdateEmployee.Command(employee.Id, employee.Version, Subject: Shop.Unique("sub")))).Code.ShouldBe("FORBIDDEN");
        (await shop.Refused(door, Roles.Integrator, Entered(Shop.Unique("sub")))).Code.ShouldBe("FORBIDDEN");
        var integrator = shop.As(Roles.Integrator).Via(door);
        await integrator.Run<CreateEmployee.Result>(Entered(null));
        (await integrator.Run<GetEmployee.Result>(new UpdateEmployee.Command(employee.Id, employee.Version, Name: "赵敏敏", Subject: subject))).Subject.ShouldBe(subject);
    }

    private static CreateEmployee.Command Entered(string? subject) => new(Shop.Unique("E"), "赵敏", null, subject, null, null);
}

public sealed class ApiClientTests
{
    [Theory, BothDoors]
    public async Task A_client_is_named_once_and_its_keys_are_listed_without_their_text(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        var role = await admin.Run<CreateRole.Result>(new CreateRole.Command(Shop.Unique("role"), ["customers.list"]));
        var client = await admin.Run<CreateApiClient.Result>(new CreateApiClient.Command(Shop.Unique("client"), [role.Id], null));
        var key = await admin.Run<IssueApiKey.Result>(new IssueApiKey.Command(client.Id, ["customers.list"], DateTimeOffset.UtcNow.AddDays(1)));
        var row = (await admin.Run<Page<ListApiKeys.Row>>(new ListApiKeys.Query(client.Id))).Items.ShouldHaveSingleItem();
        (row.Hint, key.Key!.StartsWith(row.Hint, StringComparison.Ordinal), row.Hint.Length < 16).ShouldBe((key.Hint, true, true));
        (await admin.Run<Page<ListApiClients.Row>>(new ListApiClients.Query { Q = client.Name })).Items.ShouldHaveSingleItem();
        (await admin.Refused(new CreateApiClient.Command(client.Name, [role.Id], null))).Code.ShouldBe("CLIENT_NAME_TAKEN");
        (await admin.Refused(new IssueApiKey.Command(client.Id, null, DateTimeOffset.UtcNow.AddDays(-1)))).Code.ShouldBe("EXPIRY_IN_PAST");
    }
}
