using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.StockOuts;

public sealed class UpdateStockOutTests
{
    [Theory, BothDoors]
    public async Task The_warehouse_writes_down_what_it_counted_and_what_it_cost_to_get_out(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 5);
        var draft = await shop.DraftOut(goods, await shop.DeliveryOf(goods, 5));
        StockOutEntry counted = new(draft.Lines[0].AuthorityLineId, 4, 1, null, null);
        var command = new UpdateStockOut.Command(draft.Id, draft.Version, new Patch<IReadOnlyList<StockOutEntry>>([counted]), new Patch<Money?>(new(12.5m, "CNY")), default, default, "one broken");
        var changed = await shop.As(Roles.Warehouse).Via(door).Run<StockOutView>(command);
        (changed.Version, changed.HandlingCost!.Amount, changed.Lines.ShouldHaveSingleItem().DamagedQuantity).ShouldBe((2, 12.5m, 1m));
        (await shop.As(Roles.Sales).Via(door).Run<StockOutView>(new GetStockOut.Query(draft.Id))).HandlingCost.ShouldBeNull();
        (await shop.Refused(door, Roles.Warehouse, command)).Code.ShouldBe("STALE_VERSION");
    }

    [Theory, BothDoors]
    public async Task A_confirmed_one_is_not_changed_any_more(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 5);
        var draft = await shop.DraftOut(goods, await shop.DeliveryOf(goods, 5));
        var confirmed = await shop.As(Roles.Warehouse).Via(door).Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(draft.Id));
        (await shop.Refused(door, Roles.Warehouse, new UpdateStockOut.Command(draft.Id, confirmed.Version, Remark: "late"))).Code.ShouldBe("STOCK_OUT_WRONG_STATE");
    }
}
