using Waybill.Features.StockIns;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.StockIns;

public sealed class ConfirmStockInTests
{
    [Theory, BothDoors]
    public async Task Goods_are_stock_only_from_the_confirmation_on(Door door)
    {
        var shop = await Shop.Open();
        var (goods, warehouse) = (await shop.Goods(stock: 1), shop.As(Roles.Warehouse).Via(door));
        var draft = await warehouse.Run<StockInView>(new CreateStockIn.Command(goods.WarehouseId, [goods.Entry(2, 13m)], "found"));
        (await shop.Standing(goods)).OnHand.ShouldBe(1);
        var confirmed = await warehouse.Run<ConfirmStockIn.Result>(new ConfirmStockIn.Command(draft.Id));
        (confirmed.Status, confirmed.Version).ShouldBe((StockInStatus.Confirmed, 2));
        (await shop.Standing(goods)).ShouldBe(new Standing(3, 0, 3, 36));
    }

    [Theory, BothDoors]
    public async Task A_stock_in_is_confirmed_once(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods();
        var draft = await Draft(shop, goods);
        await shop.As(Roles.Warehouse).Via(door).Run<ConfirmStockIn.Result>(new ConfirmStockIn.Command(draft.Id));
        (await shop.Refused(door, Roles.Warehouse, new ConfirmStockIn.Command(draft.Id))).Code.ShouldBe("STOCK_IN_WRONG_STATE");
        (await shop.Refused(door, Roles.Warehouse, new CancelStockIn.Command(draft.Id))).Code.ShouldBe("STOCK_IN_WRONG_STATE");
        (await shop.Standing(goods)).OnHand.ShouldBe(2);
    }

    [Theory, BothDoors]
    public async Task A_cancelled_draft_moves_nothing(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods();
        var draft = await Draft(shop, goods);
        (await shop.As(Roles.Warehouse).Via(door).Run<CancelStockIn.Result>(new CancelStockIn.Command(draft.Id))).Status.ShouldBe(StockInStatus.Cancelled);
        (await shop.Refused(door, Roles.Warehouse, new ConfirmStockIn.Command(draft.Id))).Code.ShouldBe("STOCK_IN_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task A_stock_in_shows_costs_only_to_who_may_see_them(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods();
        var entered = await shop.Enter(goods, goods.Entry(2, 5m));
        var full = await shop.As(Roles.Admin).Via(door).Run<StockInView>(new GetStockIn.Query(entered.Id));
        (full.Value!.Amount, full.Lines[0].UnitCost!.Amount, full.Lines[0].Value!.Amount).ShouldBe((10m, 5m, 10m));
        var seen = await shop.As(Roles.Warehouse).Via(door).Run<StockInView>(new GetStockIn.Query(entered.Id));
        (seen.Value, seen.Lines[0].UnitCost, seen.Lines[0].Value).ShouldBe((null, null, null));
    }

    [Theory, BothDoors]
    public async Task The_drafts_are_the_work_list(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 1);
        var draft = await Draft(shop, goods);
        var query = new ListStockIns.Query { Filter = $"status = \"draft\" AND warehouseId = \"{goods.WarehouseId}\"" };
        (await shop.As(Roles.Warehouse).Via(door).Run<Page<ListStockIns.Row>>(query)).Items.ShouldHaveSingleItem().Number.ShouldBe(draft.Number);
    }

    private static Task<StockInView> Draft(Shop shop, Goods goods) =>
        shop.As(Roles.Warehouse).Run<StockInView>(new CreateStockIn.Command(goods.WarehouseId, [goods.Entry(2, 1m)], null));
}
