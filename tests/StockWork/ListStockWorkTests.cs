using Waybill.Features.StockIns;
using Waybill.Features.StockWork;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.StockWork;

public sealed class ListStockWorkTests
{
    [Theory, BothDoors]
    public async Task Everything_that_waits_for_a_warehouse_is_listed_the_oldest_first(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 10);
        var there = await shop.Beyond(goods);
        var delivery = await shop.DeliveryOf(goods, 2, warehouseId: goods.WarehouseId);
        var transfer = await shop.ShippedTransfer(goods, there, 3, shipped: 2);
        var draftOut = await shop.DraftOut(goods, delivery);
        var draftIn = await shop.As(Roles.Warehouse).Run<StockInView>(new CreateStockIn.Command(goods.WarehouseId, [goods.Entry(1)]));
        var count = await shop.Counting(goods);
        (await Work(shop, door, goods)).Select(w => (w.Task, w.DocumentId, w.Lines)).ShouldBe([(StockTaskKind.Issue, delivery, 1), (StockTaskKind.Issue, transfer.Id, 1),
            (StockTaskKind.ConfirmStockOut, draftOut.Id, 1), (StockTaskKind.ConfirmStockIn, draftIn.Id, 1), (StockTaskKind.Count, count.Id, 1)]);
        (await Work(shop, door, there)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(w => w.Task.ShouldBe(StockTaskKind.Receive), w => w.Number.ShouldBe(transfer.Number));
    }

    [Theory, BothDoors]
    public async Task What_is_done_waits_no_longer(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 10);
        var there = await shop.Beyond(goods);
        var transfer = await shop.ShippedTransfer(goods, there, 3);
        await shop.Receive(there, transfer);
        await shop.SubmittedCount(goods, 7);
        (await Work(shop, door, goods)).ShouldBeEmpty();
        (await Work(shop, door, there)).ShouldBeEmpty();
    }

    [Theory, BothDoors]
    public async Task What_no_document_fixes_waits_for_every_warehouse(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 10);
        var delivery = await shop.DeliveryOf(goods, 2);
        var query = new ListStockWork.Query((await shop.NewWarehouse()).Id) { Filter = $"documentKind = \"delivery\" AND documentId = \"{delivery}\"" };
        (await shop.As(Roles.Warehouse).Via(door).Run<Page<ListStockWork.Row>>(query)).Items.ShouldHaveSingleItem().WarehouseId.ShouldBeNull();
    }

    [Fact]
    public async Task It_is_read_page_by_page_and_counted()
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods();
        for (var i = 0; i < 3; i++) await shop.As(Roles.Warehouse).Run<StockInView>(new CreateStockIn.Command(goods.WarehouseId, [goods.Entry(1)]));
        var query = new ListStockWork.Query { Filter = $"warehouseId = \"{goods.WarehouseId}\" AND task = \"confirmStockIn\"", PageSize = 2, Count = Counting.Exact };
        var first = await shop.As(Roles.Warehouse).Run<Page<ListStockWork.Row>>(query);
        var second = await shop.As(Roles.Warehouse).Run<Page<ListStockWork.Row>>(query with { PageToken = first.NextPageToken });
        (first.Count, first.Items.Concat(second.Items).Select(w => w.Id).Distinct().Count(), second.NextPageToken).ShouldBe((3, 3, null));
    }

    private static async Task<IReadOnlyList<ListStockWork.Row>> Work(Shop shop, Door door, Goods goods) =>
        (await shop.As(Roles.Warehouse).Via(door).Run<Page<ListStockWork.Row>>(new ListStockWork.Query { Filter = $"warehouseId = \"{goods.WarehouseId}\"" })).Items;
}
