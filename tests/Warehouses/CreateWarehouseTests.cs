using Waybill.Features.Warehouses;
using Waybill.Tests.Support;

namespace Waybill.Tests.Warehouses;

public sealed class CreateWarehouseTests
{
    [Theory, BothDoors]
    public async Task A_warehouse_begins_with_a_storage_bin_and_a_quarantine_bin(Door door)
    {
        var warehouse = (await Shop.Open()).As(Roles.Warehouse).Via(door);
        var made = await warehouse.Run<GetWarehouse.Result>(new CreateWarehouse.Command(Shop.Unique("W"), "东区仓 East", 5));
        var read = await warehouse.Run<GetWarehouse.Result>(new GetWarehouse.Query(made.Id));
        (read.Version, read.Name, read.Priority, read.Active).ShouldBe((1, "东区仓 East", 5, true));
        read.Bins.Select(b => (b.Code, b.Purpose)).ShouldBe([("MAIN", BinPurpose.Storage), ("QUARANTINE", BinPurpose.Quarantine)]);
        read.Bins.ShouldBe(made.Bins);
    }

    [Theory, BothDoors]
    public async Task A_code_that_is_taken_is_refused(Door door)
    {
        var shop = await Shop.Open();
        var taken = await shop.NewWarehouse();
        (await shop.Refused(door, Roles.Warehouse, new CreateWarehouse.Command(taken.Code, "West"))).Code.ShouldBe("WAREHOUSE_CODE_TAKEN");
    }

    [Theory, BothDoors]
    public async Task Sales_may_not_open_warehouses(Door door) =>
        (await (await Shop.Open()).Refused(door, Roles.Sales, new CreateWarehouse.Command(Shop.Unique("W"), "x"))).Code.ShouldBe("FORBIDDEN");
}
