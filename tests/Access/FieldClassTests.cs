using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Access;

/// <summary>Field classes are hidden, masked or read-only by role, on both doors.</summary>
public sealed class FieldClassTests
{
    private static readonly string[] Rights = ["customers.get", "customers.update", "customers.list", "orders.get", "orders.create", "orders.set-price", "orders.list"];

    [Theory, BothDoors]
    public async Task A_telephone_number_is_seen_whole_in_part_or_not_at_all(Door door)
    {
        var shop = await Shop.Open();
        var id = await WithPhone(shop);
        (await Phone(shop, door, id, "fields.phone")).ShouldBe("13812348000");
        (await Phone(shop, door, id, "fields.phone.read")).ShouldBe("13812348000");
        (await Phone(shop, door, id, "fields.phone.masked")).ShouldBe("138****8000");
        (await Phone(shop, door, id)).ShouldBeNull();
    }

    [Theory, BothDoors]
    public async Task Who_may_only_read_a_field_cannot_set_it(Door door)
    {
        var shop = await Shop.Open();
        var customer = await shop.As(Roles.Admin).Run<GetCustomer.Result>(new GetCustomer.Query(await WithPhone(shop)));
        var reader = await shop.Holder(door, [.. Rights, "fields.phone.read"]);
        (await reader.Refused(new UpdateCustomer.Command(customer.Id, customer.Version, Phone: new("1")))).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(403), r => r.Code.ShouldBe("FIELD_FORBIDDEN"));
        (await reader.Refused(new UpdateCustomer.Command(customer.Id, customer.Version, Phone: new((string?)null)))).Code.ShouldBe("FIELD_FORBIDDEN");
        (await reader.Run<GetCustomer.Result>(new UpdateCustomer.Command(customer.Id, customer.Version, Name: new("x")))).Phone.ShouldBe("13812348000");
    }

    [Theory, BothDoors]
    public async Task A_price_that_one_may_not_set_is_refused_inside_a_line_too(Door door)
    {
        var shop = await Shop.Open();
        var seller = await shop.Holder(door, [.. Rights, "fields.selling-price.read"]);
        var line = Shop.LineOf(await shop.Item(), 1);
        (await seller.Refused(Shop.OrderCommand(await shop.Customer(), line with { UnitPrice = Shop.Yuan(1) }))).Code.ShouldBe("FIELD_FORBIDDEN");
        (await seller.Run<CreateOrder.Result>(Shop.OrderCommand(await shop.Customer(), line))).Total!.Amount.ShouldBe(11.30m);
    }

    [Theory, BothDoors]
    public async Task What_is_masked_is_of_no_use_in_filters(Door door)
    {
        var shop = await Shop.Open();
        var masked = await shop.Holder(door, [.. Rights, "fields.selling-price.masked"]);
        (await masked.Refused(new ListOrders.Query { Filter = "total.amount > 1" })).Code.ShouldBe("FIELD_FORBIDDEN");
        (await masked.Run<Page<ListOrders.Row>>(new ListOrders.Query { PageSize = 1 })).Items.ShouldAllBe(o => o.Total == null);
    }

    [Theory]
    [InlineData("13812348000", "138****8000")]
    [InlineData("654321", "65**21")]
    [InlineData("12345", "*****")]
    [InlineData("", "")]
    public void A_masked_text_keeps_its_ends(string text, string masked) => Masks.Masked(text).ShouldBe(masked);

    private static async Task<string?> Phone(Shop shop, Door door, Guid customer, params string[] more) =>
        (await (await shop.Holder(door, [.. Rights, .. more])).Run<GetCustomer.Result>(new GetCustomer.Query(customer))).Phone;

    private static async Task<Guid> WithPhone(Shop shop) =>
        (await shop.As(Roles.Admin).Run<CreateCustomer.Result>(Customers.CreateCustomerTests.Named(Shop.Unique("buyer")) with { Phone = "13812348000" })).Id;
}
