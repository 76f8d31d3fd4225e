using Waybill.Features.Access;
using Waybill.Features.Customers;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Customers;

public sealed class SetCreditLimitTests
{
    [Theory, BothDoors]
    public async Task Finance_sets_and_lifts_the_limit_and_sales_may_not(Door door)
    {
        var shop = await Shop.Open();
        var customer = await shop.As(Roles.Sales).Via(door).Run<CreateCustomer.Result>(CreateCustomerTests.Named("limited"));
        var finance = shop.As(Roles.Finance).Via(door);
        await finance.Run<SetCreditLimit.Result>(new SetCreditLimit.Command(customer.Id, 1, new Money(5000m, "CNY"), 30));
        (await finance.Run<GetCustomer.Result>(new GetCustomer.Query(customer.Id))).ShouldSatisfyAllConditions(c => c.CreditLimit.ShouldBe(new Money(5000m, "CNY")), c => c.PaymentTermDays.ShouldBe(30));
        (await finance.Run<SetCreditLimit.Result>(new SetCreditLimit.Command(customer.Id, 2, null))).ShouldSatisfyAllConditions(c => c.CreditLimit.ShouldBeNull(), c => c.PaymentTermDays.ShouldBeNull());
        foreach (var days in new[] { -1, 366 }) (await finance.Refused(new SetCreditLimit.Command(customer.Id, 3, null, days))).Errors[0].Code.ShouldBe("OUT_OF_RANGE");
        (await finance.Refused(new SetCreditLimit.Command(customer.Id, 3, new Money(1m, "USD")))).Code.ShouldBe("CURRENCY_MISMATCH");
        (await shop.Refused(door, Roles.Sales, new SetCreditLimit.Command(customer.Id, 3, null))).Code.ShouldBe("FORBIDDEN");
    }

    [Theory, BothDoors]
    public async Task A_limit_below_zero_too_fine_or_too_large_is_refused(Door door)
    {
        var shop = await Shop.Open();
        foreach (var amount in new[] { -1m, 0.001m, 1234567890123456789012345m })
            (await shop.Refused(door, Roles.Finance, new SetCreditLimit.Command(Guid.NewGuid(), 1, new Money(amount, "CNY")))).Errors[0].Code.ShouldBe("OUT_OF_RANGE");
    }
}

public sealed class CustomerPartsTests
{
    [Theory, BothDoors]
    public async Task Contacts_and_addresses_come_and_go(Door door)
    {
        var sales = (await Shop.Open()).As(Roles.Sales).Via(door);
        var customer = await sales.Run<CreateCustomer.Result>(CreateCustomerTests.Named("parts"));
        var contact = await sales.Run<ContactView>(new AddContact.Command(customer.Id, "韩梅梅", null, "139", null));
        var address = await sales.Run<AddressView>(new AddAddress.Command(customer.Id, AddressUse.Billing, "南京路 1 号", "上海", null, null, "CN"));
        await sales.Run<ContactView>(new RemoveContact.Command(customer.Id, contact.Id, 3));
        var read = await sales.Run<GetCustomer.Result>(new GetCustomer.Query(customer.Id));
        (read.Contacts.Count, read.Addresses.ShouldHaveSingleItem().Id, read.Version).ShouldBe((0, address.Id, 4));
        await sales.Run<AddressView>(new RemoveAddress.Command(customer.Id, address.Id, read.Version));
        (await sales.Refused(new RemoveAddress.Command(customer.Id, address.Id, read.Version))).Status.ShouldBe(412);
        (await sales.Refused(new RemoveAddress.Command(customer.Id, address.Id, read.Version + 1))).Status.ShouldBe(404);
    }
}

public sealed class CustomerPartsRightsTests
{
    [Theory, BothDoors]
    public async Task Who_may_only_read_a_customer_changes_none_of_its_parts(Door door)
    {
        var shop = await Shop.Open();
        var entered = CreateCustomerTests.Named("read only") with { Contacts = [new("李雷", null, null, null)], Addresses = [new(AddressUse.Billing, "南京路 1 号", null, null, null, "CN")] };
        var id = (await shop.As(Roles.Sales).Run<CreateCustomer.Result>(entered)).Id;
        var reader = (await shop.Person(door, ["customers.get", "customers.update"], null, null, new RoleScope("customer", RecordAction.Read, RecordScope.All))).Client;
        var read = await reader.Run<GetCustomer.Result>(new GetCustomer.Query(id));
        object[] changes =
        [
            new UpdateCustomer.Command(id, 1, Level: "A"), new AddContact.Command(id, "韩梅梅", null, null, null), new RemoveContact.Command(id, read.Contacts[0].Id, 1),
            new AddAddress.Command(id, AddressUse.Shipping, "南京路 2 号", null, null, null, "CN"), new RemoveAddress.Command(id, read.Addresses[0].Id, 1),
        ];
        foreach (var change in changes) (await reader.Refused(change)).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(403), r => r.Code.ShouldBe("RECORD_READ_ONLY"));
        (await reader.Run<GetCustomer.Result>(new GetCustomer.Query(id))).Version.ShouldBe(1);
    }

    [Theory, BothDoors]
    public async Task Who_may_not_see_telephones_gives_a_contact_none(Door door)
    {
        var shop = await Shop.Open();
        var id = (await shop.As(Roles.Sales).Run<CreateCustomer.Result>(CreateCustomerTests.Named("quiet"))).Id;
        var clerk = await shop.Holder(door, "customers.update");
        (await clerk.Refused(new AddContact.Command(id, "韩梅梅", null, "139", null))).Code.ShouldBe("FIELD_FORBIDDEN");
        (await clerk.Run<ContactView>(new AddContact.Command(id, "韩梅梅", null, null, null))).Name.ShouldBe("韩梅梅");
    }
}

public sealed class ListCustomersTests
{
    [Theory, BothDoors]
    public async Task Pages_follow_each_other_without_gap_or_repetition(Door door)
    {
        var sales = (await Shop.Open()).As(Roles.Sales).Via(door);
        var level = Shop.Unique("L");
        for (var i = 0; i < 7; i++) await sales.Run<CreateCustomer.Result>(CreateCustomerTests.Named($"page {i}") with { Level = level });
        var (names, token) = (new List<string>(), (string?)null);
        do
        {
            var page = await sales.Run<Page<ListCustomers.Row>>(new ListCustomers.Query { Filter = $"level = \"{level}\"", OrderBy = "name", PageSize = 3, PageToken = token, Count = Counting.Exact });
            page.Count.ShouldBe(7);
            token = page.NextPageToken;
            names.AddRange(page.Items.Select(r => r.Name));
        }
        while (token is not null);
        names.ShouldBe(Enumerable.Range(0, 7).Select(i => $"page {i}"));
    }

    [Theory, BothDoors]
    public async Task Groups_are_made_once_and_listed(Door door)
    {
        var manager = (await Shop.Open()).As(Roles.Manager).Via(door);
        var code = Shop.Unique("G");
        await manager.Run<CreateCustomerGroup.Result>(new CreateCustomerGroup.Command(code, "Wholesale"));
        (await manager.Refused(new CreateCustomerGroup.Command(code, "Again"))).Code.ShouldBe("CUSTOMER_GROUP_CODE_TAKEN");
        (await manager.Run<Page<CreateCustomerGroup.Result>>(new ListCustomerGroups.Query { Q = code })).Items.ShouldHaveSingleItem();
    }
}
