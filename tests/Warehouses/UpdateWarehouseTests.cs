using Waybill.Features.Warehouses;
using Waybill.Tests.Support;

namespace Waybill.Tests.Warehouses;

public sealed class UpdateWarehouseTests
{
    [Theory, BothDoors]
    public async Task Only_what_is_named_changes(Door door)
    {
        var shop = await Shop.Open();
        var made = await shop.NewWarehouse();
        var changed = await shop.As(Roles.Warehouse).Via(door).Run<GetWarehouse.Result>(new UpdateWarehouse.Command(made.Id, made.Version, Priority: 1, Active: false));
        (changed.Version, changed.Name, changed.Priority, changed.Active, changed.Bins.Count).ShouldBe((2, made.Name, 1, false, 2));
    }

    [Theory, BothDoors]
    public async Task An_old_version_is_refused(Door door)
    {
        var shop = await Shop.Open();
        var made = await shop.NewWarehouse();
        var warehouse = shop.As(Roles.Warehouse).Via(door);
        await warehouse.Run<GetWarehouse.Result>(new UpdateWarehouse.Command(made.Id, 1, Name: "one"));
        (await warehouse.Refused(new UpdateWarehouse.Command(made.Id, 1, Name: "two"))).Code.ShouldBe("STALE_VERSION");
    }
}
