using Waybill.Features.Organization;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Organization;

public sealed class CompanyTests
{
    [Theory, BothDoors]
    public async Task The_company_is_set_up_once(Door door)
    {
        var shop = await Shop.Open();
        (await shop.Refused(door, Roles.Admin, new SetUpCompany.Command("Second", "EUR"))).Code.ShouldBe("COMPANY_EXISTS");
        (await shop.As(Roles.Sales).Via(door).Run<CompanyView>(new GetCompany.Query())).Currency.ShouldBe("CNY");
    }

    [Theory, BothDoors]
    public async Task A_time_zone_nobody_knows_is_refused(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        var company = await admin.Run<CompanyView>(new GetCompany.Query());
        (await admin.Refused(new UpdateCompany.Command(company.Version, TimeZone: "Moon/Crater"))).Code.ShouldBe("UNKNOWN_TIME_ZONE");
        (await admin.Refused(new UpdateCompany.Command(company.Version + 7, Name: "x"))).Code.ShouldBe("STALE_VERSION");
    }

    [Fact]
    public void A_business_date_ends_at_midnight_in_the_companys_zone()
    {
        var company = new Company("云单", "Asia/Shanghai", "CNY", RoundingMode.Line, false);
        company.EndOf(new(2026, 11, 30)).ShouldBe(DateTimeOffset.Parse("2026-11-30T16:00:00Z"));
        company.DateOf(DateTimeOffset.Parse("2026-11-30T15:59:59Z")).ShouldBe(new(2026, 11, 30));
        company.DateOf(DateTimeOffset.Parse("2026-11-30T16:00:00Z")).ShouldBe(new(2026, 12, 1));
    }
}

public sealed class DepartmentTests
{
    [Theory, BothDoors]
    public async Task A_department_moves_but_never_under_itself(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        var top = await admin.Run<CreateDepartment.Result>(new CreateDepartment.Command(Shop.Unique("D"), "总部 Head office", null, null));
        var below = await admin.Run<CreateDepartment.Result>(new CreateDepartment.Command(Shop.Unique("D"), "分部 Branch", top.Id, null));
        (await admin.Refused(new UpdateDepartment.Command(top.Id, top.Version, ParentId: new(below.Id)))).Code.ShouldBe("DEPARTMENT_UNDER_ITSELF");
        (await admin.Refused(new UpdateDepartment.Command(top.Id, top.Version, ParentId: new(top.Id)))).Code.ShouldBe("DEPARTMENT_UNDER_ITSELF");
        (await admin.Run<UpdateDepartment.Result>(new UpdateDepartment.Command(below.Id, below.Version, Name: new("分公司 Subsidiary"), ParentId: new((Guid?)null)))).ParentId.ShouldBeNull();
    }

    [Theory, BothDoors]
    public async Task Departments_form_a_tree_and_have_codes_of_their_own(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        var code = Shop.Unique("D");
        var top = await admin.Run<CreateDepartment.Result>(new CreateDepartment.Command(code, "Sales", null, null));
        await admin.Run<CreateDepartment.Result>(new CreateDepartment.Command(code + "-1", "Sales East", top.Id, null));
        var listed = await admin.Run<Page<ListDepartments.Row>>(new ListDepartments.Query { Filter = $"parentId = {top.Id}" });
        listed.Items.ShouldHaveSingleItem().Name.ShouldBe("Sales East");
        (await admin.Refused(new CreateDepartment.Command(code, "Again", null, null))).Code.ShouldBe("DEPARTMENT_CODE_TAKEN");
        (await admin.Refused(new CreateDepartment.Command(code + "-2", "Lost", Guid.NewGuid(), null))).Errors[0].Pointer.ShouldBe("/parentId");
    }
}

public sealed class EmployeeTests
{
    [Theory, BothDoors]
    public async Task An_employee_is_entered_changed_and_found(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        var (code, subject) = (Shop.Unique("E"), Shop.Unique("sub"));
        var made = await admin.Run<CreateEmployee.Result>(new CreateEmployee.Command(code, "王伟", "wang@example.com", subject, null, null));
        var left = await admin.Run<GetEmployee.Result>(new UpdateEmployee.Command(made.Id, made.Version, Active: false, Email: new Patch<string?>(null)));
        (left.Active, left.Email, left.Version).ShouldBe((false, null, 2));
        (await admin.Run<GetEmployee.Result>(new GetEmployee.Query(made.Id))).Name.ShouldBe("王伟");
        (await admin.Run<Page<ListEmployees.Row>>(new ListEmployees.Query { Filter = $"code = \"{code}\" AND active = false" })).Items.Count.ShouldBe(1);
    }

    [Theory, BothDoors]
    public async Task Codes_and_subjects_are_taken_once(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        var (code, subject) = (Shop.Unique("E"), Shop.Unique("sub"));
        await admin.Run<CreateEmployee.Result>(new CreateEmployee.Command(code, "a", null, subject, null, null));
        (await admin.Refused(new CreateEmployee.Command(code, "b", null, null, null, null))).Code.ShouldBe("EMPLOYEE_CODE_TAKEN");
        (await admin.Refused(new CreateEmployee.Command(code + "2", "c", null, subject, null, null))).Code.ShouldBe("SUBJECT_TAKEN");
        (await admin.Refused(new CreateEmployee.Command(code + "3", "d", "no address", null, null, null))).Errors[0].Code.ShouldBe("INVALID_FORMAT");
    }
}
