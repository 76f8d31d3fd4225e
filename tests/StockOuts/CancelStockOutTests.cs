using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.StockOuts;

public sealed class CancelStockOutTests
{
    [Theory, BothDoors]
    public async Task A_cancelled_draft_leaves_the_delivery_open(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 5);
        var delivery = await shop.DeliveryOf(goods, 4);
        var draft = await shop.DraftOut(goods, delivery);
        var list = new ListStockOuts.Query { Filter = $"status = \"draft\" AND authorityId = \"{delivery}\"" };
        (await shop.As(Roles.Warehouse).Via(door).Run<Page<ListStockOuts.Row>>(list)).Items.ShouldHaveSingleItem().Id.ShouldBe(draft.Id);
        (await shop.As(Roles.Warehouse).Via(door).Run<CancelStockOut.Result>(new CancelStockOut.Command(draft.Id))).Status.ShouldBe(StockOutStatus.Cancelled);
        (await shop.As(Roles.Warehouse).Via(door).Run<Page<ListStockOuts.Row>>(list)).Items.ShouldBeEmpty();
        (await shop.DraftOut(goods, delivery)).Lines[0].Quantity.ShouldBe(4);
    }
}
