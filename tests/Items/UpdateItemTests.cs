using Waybill.Features.Items;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Items;

public sealed class UpdateItemTests
{
    [Theory, BothDoors]
    public async Task Only_what_is_named_changes(Door door)
    {
        var shop = await Shop.Open();
        var item = await shop.NewItem(new UnitEntry("box", 12m));
        var changed = await shop.As(Roles.Admin).Via(door).Run<GetItem.Result>(new UpdateItem.Command(item.Id, 1, Name: "Nut", Active: false, QuantityDecimals: 2));
        (changed.Version, changed.Name, changed.Active, changed.QuantityDecimals, changed.TaxRate).ShouldBe((2, "Nut", false, 2, 0.13m));
        changed.Units.ShouldBe([new("box", 12m)]);
    }

    [Theory, BothDoors]
    public async Task Units_are_replaced_as_a_whole(Door door)
    {
        var shop = await Shop.Open();
        var item = await shop.NewItem(new UnitEntry("bag", 5m), new UnitEntry("box", 12m), new UnitEntry("pallet", 144m));
        var admin = shop.As(Roles.Admin).Via(door);
        var changed = await admin.Run<GetItem.Result>(new UpdateItem.Command(item.Id, 1, Units: new([new("bag", 5m), new("box", 10m), new("crate", 20m)])));
        changed.Units.ShouldBe([new("bag", 5m), new("box", 10m), new("crate", 20m)]);
        (await admin.Run<GetItem.Result>(new UpdateItem.Command(item.Id, 2, Units: new([])))).Units.ShouldBeEmpty();
        (await admin.Run<GetItem.Result>(new GetItem.Query(item.Id))).Version.ShouldBe(3);
    }

    [Theory, BothDoors]
    public async Task What_can_be_empty_can_be_emptied(Door door)
    {
        var shop = await Shop.Open();
        var admin = shop.As(Roles.Admin).Via(door);
        var category = await admin.Run<CreateItemCategory.Result>(new CreateItemCategory.Command(Shop.Unique("CAT"), "Fasteners", null));
        var item = await admin.Run<CreateItem.Result>(Shop.ItemCommand() with { CategoryId = category.Id, ExternalId = Shop.Unique("X") });
        var changed = await admin.Run<GetItem.Result>(new UpdateItem.Command(item.Id, 1, CategoryId: new(null), ExternalId: new(null)));
        (changed.CategoryId, changed.ExternalId).ShouldBe((null, null));
    }

    [Theory, BothDoors]
    public async Task Counting_never_becomes_coarser(Door door)
    {
        var shop = await Shop.Open();
        var admin = shop.As(Roles.Admin).Via(door);
        var item = await admin.Run<CreateItem.Result>(Shop.ItemCommand() with { QuantityDecimals = 3 });
        var refused = await admin.Refused(new UpdateItem.Command(item.Id, 1, QuantityDecimals: 2));
        (refused.Status, refused.Code).ShouldBe((409, "ITEM_DECIMALS_LOWERED"));
    }

    [Theory, BothDoors]
    public async Task What_would_collide_is_refused(Door door)
    {
        var shop = await Shop.Open();
        var admin = shop.As(Roles.Admin).Via(door);
        var taken = Shop.ItemCommand() with { ExternalId = Shop.Unique("X") };
        await admin.Run<CreateItem.Result>(taken);
        var item = await shop.NewItem();
        (await admin.Refused(new UpdateItem.Command(item.Id, 1, ExternalId: taken.ExternalId))).Code.ShouldBe("ITEM_EXTERNAL_ID_TAKEN");
        (await admin.Refused(new UpdateItem.Command(item.Id, 1, Units: new([new("pcs", 2m)])))).Code.ShouldBe("UNIT_REPEATED");
    }

    [Theory, BothDoors]
    public async Task An_old_version_is_refused(Door door)
    {
        var shop = await Shop.Open();
        var item = await shop.NewItem();
        var admin = shop.As(Roles.Admin).Via(door);
        await admin.Run<GetItem.Result>(new UpdateItem.Command(item.Id, 1, Name: "one"));
        (await admin.Refused(new UpdateItem.Command(item.Id, 1, Name: "two"))).Code.ShouldBe("STALE_VERSION");
    }
}
