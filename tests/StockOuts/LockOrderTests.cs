using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Deliveries;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Data;
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
        await StockStaysFree(shop, goods, delivery, () => shop.As(Roles.Warehouse).Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(draft.Id)));
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
        await StockStaysFree(shop, goods, delivery, () => shop.As(Roles.Warehouse).Run<ReverseStockOut.Result>(new ReverseStockOut.Command(draft.Id)));
        (await shop.Standing(goods)).OnHand.ShouldBe(10);
    }

    /// <summary>Holds the delivery until the work waits for it, and takes the stock then.</summary>
    private static async Task StockStaysFree(Shop shop, Goods goods, Guid deliveryId, Func<Task> work)
    {
        var done = await shop.InTransaction(async services =>
        {
            var db = services.GetRequiredService<Database>();
            await db.Lock<Delivery>([deliveryId], default);
            var waiting = work();
            while (!await db.Database.SqlQuery<bool>($"select exists(select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))) as \"Value\"").SingleAsync())
                await Task.Delay(TimeSpan.FromMilliseconds(10));
            await db.Database.ExecuteSqlAsync($"select 1 from stock_levels where item_id = {goods.ItemId} for update nowait");
            return waiting;
        });
        await done;
    }
}
