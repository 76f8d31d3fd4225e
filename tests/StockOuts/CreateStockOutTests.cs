using Waybill.Features.StockOuts;
using Waybill.Tests.Support;

namespace Waybill.Tests.StockOuts;

public sealed class CreateStockOutTests
{
    [Theory, BothDoors]
    public async Task Without_lines_everything_open_is_proposed_from_what_expires_first(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(new Lot("HP-02", 3, new(2090, 6, 1)), new Lot("HP-03", 2, new(2090, 5, 1)));
        var delivery = await shop.DeliveryOf(goods, 4);
        var draft = await shop.As(Roles.Warehouse).Via(door).Run<StockOutView>(new CreateStockOut.Command("delivery", delivery, goods.WarehouseId));
        draft.Number.ShouldMatch(@"^GI-\d{6}-\d{6}$");
        draft.Lines.Select(l => (l.BatchNumber, l.Quantity)).ShouldBe([("HP-03", 2m), ("HP-02", 2m)]);
        (await shop.Standing(goods)).ShouldBe(new Standing(5, 4, 1, 50));
    }

    [Theory, BothDoors]
    public async Task Only_documents_that_authorise_it_can_be_issued_against(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 1);
        var refused = await shop.Refused(door, Roles.Warehouse, new CreateStockOut.Command("opportunity", Guid.NewGuid(), goods.WarehouseId));
        (refused.Code, refused.Status, refused.Errors[0].Pointer).ShouldBe(("NOT_AUTHORISED", 422, "/authorityKind"));
    }

    [Theory, BothDoors]
    public async Task A_line_that_the_delivery_does_not_have_is_named(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 5);
        var delivery = await shop.DeliveryOf(goods, 4);
        var command = new CreateStockOut.Command("delivery", delivery, goods.WarehouseId, [new(Guid.NewGuid(), 1, null, null, null)]);
        (await shop.Refused(door, Roles.Warehouse, command)).Errors.ShouldHaveSingleItem().Pointer.ShouldBe("/lines/0/authorityLineId");
    }

    [Theory, BothDoors]
    public async Task Where_nothing_lies_there_is_nothing_to_issue(Door door)
    {
        var shop = await Shop.Open();
        var (goods, empty) = (await shop.Goods(stock: 5), await shop.Goods());
        var delivery = await shop.DeliveryOf(goods, 5);
        (await shop.Refused(door, Roles.Warehouse, new CreateStockOut.Command("delivery", delivery, empty.WarehouseId))).Code.ShouldBe("NOTHING_TO_ISSUE");
    }

    [Theory, BothDoors]
    public async Task What_the_delivery_fixes_is_obeyed(Door door)
    {
        var shop = await Shop.Open();
        var (goods, other) = (await shop.Goods(new Lot("A", 5), new Lot("B", 5)), await shop.Goods());
        var batches = await shop.Batches(goods);
        var delivery = await shop.DeliveryOf(goods, 3, batchId: batches["A"], warehouseId: goods.WarehouseId);
        var line = (await shop.DraftOut(goods, delivery)).Lines.ShouldHaveSingleItem();
        line.BatchNumber.ShouldBe("A");
        StockOutEntry entry = new(line.AuthorityLineId, 1, null, null, batches["B"]);
        (await shop.Refused(door, Roles.Warehouse, new CreateStockOut.Command("delivery", delivery, goods.WarehouseId, [entry]))).Code.ShouldBe("BATCH_FIXED");
        (await shop.Refused(door, Roles.Warehouse, new CreateStockOut.Command("delivery", delivery, other.WarehouseId, [entry with { BatchId = null }]))).Code.ShouldBe("WAREHOUSE_FIXED");
        (await shop.Refused(door, Roles.Warehouse, new CreateStockOut.Command("delivery", delivery, goods.WarehouseId, [entry with { BatchId = null, Quantity = 4 }]))).Code.ShouldBe("OVER_ISSUE");
    }

    [Theory, BothDoors]
    public async Task Plain_goods_have_no_batch_and_no_half_pieces(Door door)
    {
        var shop = await Shop.Open();
        var (goods, lots) = (await shop.Goods(stock: 5), await shop.Goods(new Lot("A", 5)));
        var delivery = await shop.DeliveryOf(goods, 3);
        StockOutEntry entry = new((await shop.DraftOut(goods, delivery)).Lines[0].AuthorityLineId, 1, null, null, null);
        var batch = (await shop.Batches(lots))["A"];
        (await shop.Refused(door, Roles.Warehouse, new CreateStockOut.Command("delivery", delivery, goods.WarehouseId, [entry with { BatchId = batch }]))).Code.ShouldBe("BATCH_NOT_ALLOWED");
        (await shop.Refused(door, Roles.Warehouse, new CreateStockOut.Command("delivery", delivery, goods.WarehouseId, [entry with { Quantity = 0.5m }]))).Code.ShouldBe("QUANTITY_TOO_FINE");
    }
}
