using Waybill.Features.Prices;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Prices;

public sealed class CreatePriceListTests
{
    [Theory, BothDoors]
    public async Task A_list_is_for_whom_its_level_says(Door door)
    {
        var shop = await Shop.Open();
        var (sales, customer) = (shop.As(Roles.Manager).Via(door), await shop.NewBuyer());
        var command = Shop.PriceListCommand(new(PriceLevel.Customer, CustomerId: customer)) with { TaxIncluded = true, ValidFrom = new(2026, 1, 1), ValidUntil = new(2026, 1, 1) };
        var made = await sales.Run<GetPriceList.Result>(command);
        made.ShouldBe(await sales.Run<GetPriceList.Result>(new GetPriceList.Query(made.Id)));
        (made.Level, made.CustomerId, made.GroupId, made.Channel, made.TaxIncluded).ShouldBe((PriceLevel.Customer, customer, null, null, true));
        (made.ValidFrom, made.ValidUntil, made.Active).ShouldBe((new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1), true));
    }

    [Theory, BothDoors]
    public async Task Without_more_said_it_is_in_the_currency_and_tax_of_the_company(Door door)
    {
        var sales = (await Shop.Open()).As(Roles.Manager).Via(door);
        var made = await sales.Run<GetPriceList.Result>(Shop.PriceListCommand(new(PriceLevel.Base)) with { Currency = null, TaxIncluded = null });
        (made.Currency, made.TaxIncluded).ShouldBe(("CNY", false));
    }

    [Theory, BothDoors]
    public async Task A_level_without_its_party_is_refused(Door door)
    {
        var sales = (await Shop.Open()).As(Roles.Manager).Via(door);
        foreach (var (level, pointer) in new[] { (PriceLevel.Channel, "/channel"), (PriceLevel.Group, "/groupId"), (PriceLevel.Customer, "/customerId") })
        {
            var refused = await sales.Refused(Shop.PriceListCommand(new(level)));
            (refused.Status, refused.Code, refused.Errors[0].Pointer).ShouldBe((422, "PRICE_LIST_SCOPE_MISSING", pointer));
        }
    }

    [Theory, BothDoors]
    public async Task A_party_that_the_level_has_not_is_refused(Door door)
    {
        var shop = await Shop.Open();
        var (sales, customer, group) = (shop.As(Roles.Manager).Via(door), await shop.NewBuyer(), await shop.NewCustomerGroup());
        (await sales.Refused(Shop.PriceListCommand(new(PriceLevel.Base, Channel: "web")))).Code.ShouldBe("PRICE_LIST_SCOPE_UNFITTING");
        var refused = await sales.Refused(Shop.PriceListCommand(new(PriceLevel.Channel, GroupId: group, CustomerId: customer)));
        refused.Errors.Select(e => (e.Pointer, e.Code)).ShouldBe(
            [("/channel", "PRICE_LIST_SCOPE_MISSING"), ("/groupId", "PRICE_LIST_SCOPE_UNFITTING"), ("/customerId", "PRICE_LIST_SCOPE_UNFITTING")]);
    }

    [Theory, BothDoors]
    public async Task A_taken_code_and_a_backward_validity_are_refused(Door door)
    {
        var sales = (await Shop.Open()).As(Roles.Manager).Via(door);
        var command = Shop.PriceListCommand(new(PriceLevel.Base));
        await sales.Run<GetPriceList.Result>(command);
        (await sales.Refused(command)).Code.ShouldBe("PRICE_LIST_CODE_TAKEN");
        var backward = await sales.Refused(Shop.PriceListCommand(new(PriceLevel.Base)) with { ValidFrom = new(2026, 2, 1), ValidUntil = new(2026, 1, 31) });
        (backward.Code, backward.Errors[0].Pointer).ShouldBe(("VALIDITY_BACKWARDS", "/validUntil"));
    }
}

public sealed class UpdatePriceListTests
{
    [Theory, BothDoors]
    public async Task Name_validity_and_use_change(Door door)
    {
        var shop = await Shop.Open();
        var (list, sales) = (await shop.NewPriceList(new(PriceLevel.Base)), shop.As(Roles.Manager).Via(door));
        var changed = await sales.Run<GetPriceList.Result>(new UpdatePriceList.Command(list.Id, 1, Name: "2027", ValidUntil: new DateOnly(2027, 12, 31), Active: false));
        changed.ShouldBe(list with { Version = 2, Name = "2027", ValidUntil = new(2027, 12, 31), Active = false });
        (await sales.Refused(new UpdatePriceList.Command(list.Id, 1, Name: "x"))).Code.ShouldBe("STALE_VERSION");
    }

    [Theory, BothDoors]
    public async Task The_new_dates_are_judged_together_with_the_old(Door door)
    {
        var shop = await Shop.Open();
        var sales = shop.As(Roles.Manager).Via(door);
        var list = await sales.Run<GetPriceList.Result>(Shop.PriceListCommand(new(PriceLevel.Base)) with { ValidFrom = new(2026, 1, 1) });
        (await sales.Refused(new UpdatePriceList.Command(list.Id, 1, ValidUntil: new DateOnly(2025, 12, 31)))).Code.ShouldBe("VALIDITY_BACKWARDS");
        var open = await sales.Run<GetPriceList.Result>(new UpdatePriceList.Command(list.Id, 1, ValidFrom: new(null), ValidUntil: new DateOnly(2025, 12, 31)));
        (open.ValidFrom, open.ValidUntil).ShouldBe((null, new DateOnly(2025, 12, 31)));
    }
}

public sealed class ListPriceListsTests
{
    [Theory, BothDoors]
    public async Task The_lists_of_one_customer_are_found(Door door)
    {
        var shop = await Shop.Open();
        var customer = await shop.NewBuyer();
        var list = await shop.NewPriceList(new(PriceLevel.Customer, CustomerId: customer));
        var page = await shop.As(Roles.Manager).Via(door).Run<Page<ListPriceLists.Row>>(new ListPriceLists.Query { Filter = $"customerId = \"{customer}\" AND level = customer" });
        page.Items.ShouldHaveSingleItem().Id.ShouldBe(list.Id);
    }
}

public sealed class GetPriceListTests
{
    [Theory, BothDoors]
    public async Task A_list_that_is_not_there_is_not_found(Door door) =>
        (await (await Shop.Open()).Refused(door, Roles.Manager, new GetPriceList.Query(Guid.NewGuid()))).Code.ShouldBe("NOT_FOUND");
}
