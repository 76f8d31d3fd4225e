using Waybill.Features.Warehouses;
using Waybill.Tests.Support;

namespace Waybill.Tests.Warehouses;

public sealed class AddBinTests
{
    [Theory, BothDoors]
    public async Task A_bin_is_found_in_its_warehouse_and_makes_a_new_version_of_it(Door door)
    {
        var shop = await Shop.Open();
        var made = await shop.NewWarehouse();
        var warehouse = shop.As(Roles.Warehouse).Via(door);
        var bin = await warehouse.Run<BinView>(new AddBin.Command(made.Id, "A-01"));
        var held = await warehouse.Run<BinView>(new AddBin.Command(made.Id, "HOLD", BinPurpose.Quarantine));
        var read = await warehouse.Run<GetWarehouse.Result>(new GetWarehouse.Query(made.Id));
        read.Version.ShouldBe(3);
        read.Bins.ShouldContain(bin);
        read.Bins.ShouldContain(held);
    }

    [Theory, BothDoors]
    public async Task A_code_is_taken_only_in_its_own_warehouse(Door door)
    {
        var shop = await Shop.Open();
        var (one, other) = (await shop.NewWarehouse(), await shop.NewWarehouse());
        var warehouse = shop.As(Roles.Warehouse).Via(door);
        await warehouse.Run<BinView>(new AddBin.Command(one.Id, "A-01"));
        await warehouse.Run<BinView>(new AddBin.Command(other.Id, "A-01"));
        (await warehouse.Refused(new AddBin.Command(one.Id, "A-01"))).Code.ShouldBe("BIN_CODE_TAKEN");
    }

    [Theory, BothDoors]
    public async Task A_warehouse_that_is_not_there_is_not_found(Door door) =>
        (await (await Shop.Open()).Refused(door, Roles.Warehouse, new AddBin.Command(Guid.NewGuid(), "A-01"))).Code.ShouldBe("NOT_FOUND");
}
