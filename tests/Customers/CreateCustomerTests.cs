using Waybill.Features.Customers;
using Waybill.Tests.Support;

namespace Waybill.Tests.Customers;

public sealed class CreateCustomerTests
{
    [Theory, BothDoors]
    public async Task A_customer_gets_the_next_number_and_keeps_what_was_entered(Door door)
    {
        var sales = (await Shop.Open()).As(Roles.Sales).Via(door);
        var made = await sales.Run<CreateCustomer.Result>(Named("北京云单 Ltd") with { Contacts = [new("李雷", "Buyer", null, "li@example.com")] });
        var read = await sales.Run<GetCustomer.Result>(new GetCustomer.Query(made.Id));
        made.Number.ShouldMatch("^C-[0-9]{6}$");
        (read.Name, read.Version, read.Stage, read.Contacts[0].Name).ShouldBe(("北京云单 Ltd", 1, CustomerStage.Potential, "李雷"));
    }

    [Theory, BothDoors]
    public async Task A_number_or_external_id_that_is_taken_is_refused(Door door)
    {
        var sales = (await Shop.Open()).As(Roles.Sales).Via(door);
        var (number, external) = (Shop.Unique("N"), Shop.Unique("X"));
        await sales.Run<CreateCustomer.Result>(Named("first") with { Number = number, ExternalId = external });
        (await sales.Refused(Named("second") with { Number = number })).Code.ShouldBe("CUSTOMER_NUMBER_TAKEN");
        (await sales.Refused(Named("third") with { ExternalId = external })).Code.ShouldBe("CUSTOMER_EXTERNAL_ID_TAKEN");
    }

    [Theory, BothDoors]
    public async Task Every_fault_is_told_at_once_with_its_place(Door door)
    {
        var sales = (await Shop.Open()).As(Roles.Sales).Via(door);
        var refused = await sales.Refused(Named(" ") with { Level = new string('A', 21), Contacts = [new("ok", null, null, null), new("x\0", null, null, "no address")] });
        (refused.Status, refused.Code).ShouldBe((422, "VALIDATION_FAILED"));
        refused.Errors.Select(e => (e.Pointer, e.Code)).ShouldBe([("/name", "REQUIRED"), ("/level", "TOO_LONG"), ("/contacts/1/name", "INVALID_CHARACTER"), ("/contacts/1/email", "INVALID_FORMAT")]);
    }

    [Theory, BothDoors]
    public async Task A_group_that_is_not_there_is_named(Door door)
    {
        var sales = (await Shop.Open()).As(Roles.Sales).Via(door);
        var refused = await sales.Refused(Named("x") with { GroupId = Guid.NewGuid() });
        (refused.Status, refused.Code, refused.Errors[0].Pointer).ShouldBe((422, "UNKNOWN_REFERENCE", "/groupId"));
    }

    [Theory, BothDoors]
    public async Task The_warehouse_may_not_enter_customers(Door door) =>
        (await (await Shop.Open()).Refused(door, Roles.Warehouse, Named("x"))).Code.ShouldBe("FORBIDDEN");

    internal static CreateCustomer.Command Named(string name) => new(name, null, null, null, null, null, null, null, null, null, null, null);
}
