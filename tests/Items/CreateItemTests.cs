using Waybill.Features.Items;
using Waybill.Features.Warehouses;
using Waybill.Tests.Support;
using Messages = global::Waybill.Protos.V1;

namespace Waybill.Tests.Items;

public sealed class CreateItemTests
{
    [Theory, BothDoors]
    public async Task An_item_keeps_what_was_entered(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        var command = Shop.ItemCommand() with { Units = [new("pallet", 1440m), new("box", 12m)], QuantityDecimals = 2, BatchControlled = true, ExternalId = Shop.Unique("X") };
        var made = await admin.Run<CreateItem.Result>(command);
        var read = await admin.Run<GetItem.Result>(new GetItem.Query(made.Id));
        (made.Version, made.Code, read.Code, read.Name, read.Unit).ShouldBe((1, command.Code, command.Code, command.Name, "pcs"));
        (read.TaxRate, read.QuantityDecimals, read.BatchControlled, read.ExternalId, read.Active).ShouldBe((0.13m, 2, true, command.ExternalId, true));
        read.Units.ShouldBe([new("box", 12m), new("pallet", 1440m)]);
    }

    [Theory, BothDoors]
    public async Task Without_more_said_it_is_untaxed_counted_whole_and_without_batches(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        var made = await admin.Run<CreateItem.Result>(new CreateItem.Command(Shop.Unique("I"), "Bolt", "pcs", null, null, null));
        var read = await admin.Run<GetItem.Result>(new GetItem.Query(made.Id));
        (read.TaxRate, read.QuantityDecimals, read.BatchControlled, read.Units.Count).ShouldBe((0m, 0, false, 0));
    }

    [Fact]
    public async Task What_need_not_be_said_over_REST_need_not_be_said_over_gRPC()
    {
        var shop = await Shop.Open();
        var how = new RpcOptions { Metadata = new Dictionary<string, string> { ["authorization"] = "Bearer " + shop.Keys[Roles.Admin] } };
        var item = await shop.Grpc.Channel.Call<Messages.CreateItemResponse>("waybill.v1.ItemsService/CreateItem", new Messages.CreateItemRequest { Code = Shop.Unique("I"), Name = "Bolt", Unit = "pcs" }, how);
        (await shop.As(Roles.Admin).Run<GetItem.Result>(new GetItem.Query(Guid.Parse(item.Id)))).TaxRate.ShouldBe(0m);
        var house = (await shop.As(Roles.Admin).Run<GetWarehouse.Result>(new CreateWarehouse.Command(Shop.Unique("W"), "Shed"))).Id;
        var bin = new Messages.AddBinRequest { WarehouseId = house.ToString(), Code = "A-1" };
        await shop.Grpc.Channel.Call<Messages.AddBinResponse>("waybill.v1.WarehousesService/AddBin", bin, how);
        (await shop.As(Roles.Admin).Run<GetWarehouse.Result>(new GetWarehouse.Query(house))).Bins.Single(b => b.Code == "A-1").Purpose.ShouldBe(BinPurpose.Storage);
    }

    [Theory, BothDoors]
    public async Task A_code_or_external_id_that_is_taken_is_refused(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        var first = Shop.ItemCommand() with { ExternalId = Shop.Unique("X") };
        await admin.Run<CreateItem.Result>(first);
        (await admin.Refused(Shop.ItemCommand() with { Code = first.Code })).Code.ShouldBe("ITEM_CODE_TAKEN");
        (await admin.Refused(Shop.ItemCommand() with { ExternalId = first.ExternalId })).Code.ShouldBe("ITEM_EXTERNAL_ID_TAKEN");
    }

    [Theory, BothDoors]
    public async Task A_unit_named_twice_is_refused_wherever_it_stands(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        (await admin.Refused(Shop.ItemCommand() with { Units = [new("box", 12m), new("box", 10m)] })).Code.ShouldBe("UNIT_REPEATED");
        var refused = await admin.Refused(Shop.ItemCommand() with { Units = [new("pcs", 2m), new("box", 12m), new("box", 10m)] });
        refused.Errors.Select(e => (e.Pointer, e.Code)).ShouldBe([("/units/0/name", "UNIT_REPEATED"), ("/units/2/name", "UNIT_REPEATED")]);
    }

    [Theory, BothDoors]
    public async Task Every_fault_of_shape_is_told_at_once(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        var refused = await admin.Refused(Shop.ItemCommand() with { Name = " ", TaxRate = 1.3m, QuantityDecimals = 5, Units = [new("box", 0m)] });
        refused.Errors.Select(e => (e.Pointer, e.Code)).ShouldBe(
            [("/name", "REQUIRED"), ("/taxRate", "OUT_OF_RANGE"), ("/quantityDecimals", "OUT_OF_RANGE"), ("/units/0/factor", "OUT_OF_RANGE")], ignoreOrder: true);
    }

    [Theory, BothDoors]
    public async Task A_category_that_is_not_there_is_named(Door door)
    {
        var refused = await (await Shop.Open()).Refused(door, Roles.Admin, Shop.ItemCommand() with { CategoryId = Guid.NewGuid() });
        (refused.Status, refused.Code, refused.Errors[0].Pointer).ShouldBe((422, "UNKNOWN_REFERENCE", "/categoryId"));
    }

    [Theory, BothDoors]
    public async Task The_warehouse_may_not_enter_items(Door door) =>
        (await (await Shop.Open()).Refused(door, Roles.Warehouse, Shop.ItemCommand())).Code.ShouldBe("FORBIDDEN");
}
