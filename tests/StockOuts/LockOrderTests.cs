using Waybill.Features.Deliveries;
using Waybill.Features.StockOuts;
using Waybill.Tests.Support;

namespace Waybill.Tests.StockOuts;

/// <summary>Whatever is done with a stock-out, what authorises it is locked before the stock, so that nothing waits in a circle.</summary>
public sealed class LockOrderTests
{
    [Fact]
    public async Task A_confirmation_waits_for_its_delivery_before_it_locks_stock()
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 10);
        var delivery = await shop.DeliveryOf(goods, 4);
        var draft = await shop.DraftOut(goods, delivery);
        await shop.StockStaysFree<Delivery>(goods, delivery, () => shop.As(Roles.Warehouse).Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(draft.Id)));
        (await shop.Standing(goods)).OnHand.ShouldBe(6);
    }

    [Fact]
    public async Task A_reversal_waits_for_its_delivery_before_it_locks_stock()
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 10);
        var delivery = await shop.DeliveryOf(goods, 4);
        var draft = await shop.DraftOut(goods, delivery);
        await shop.As(Roles.Warehouse).Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(draft.Id));
        await shop.StockStaysFree<Delivery>(goods, delivery, () => shop.As(Roles.Warehouse).Run<ReverseStockOut.Result>(new ReverseStockOut.Command(draft.Id)));
        (await shop.Standing(goods)).OnHand.ShouldBe(10);
    }
}
