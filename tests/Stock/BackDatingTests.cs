using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Stock;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Stock;

/// <summary>The ledger judges a document by its net effect, at every time from when it counts.</summary>
public sealed class BackDatingTests
{
    [Fact]
    public async Task A_late_repacking_of_a_hundred_into_a_hundred_and_two_passes()
    {
        var shop = await Shop.Open();
        var (goods, now) = (await shop.Goods(), DateTimeOffset.UtcNow);
        await shop.Enter(goods, now.AddDays(-3), goods.Entry(100, 1m));
        await Out(shop, goods, 95, now.AddDays(-1));
        await shop.Enter(goods, now.AddHours(-1), goods.Entry(100, 1m));
        await Post(shop, goods, now.AddDays(-2), out_: 100, in_: 102);
        (await shop.Standing(goods)).OnHand.ShouldBe(107);
        await shop.LedgerIsSound();
    }

    [Fact]
    public async Task A_late_count_that_would_have_kept_goods_from_leaving_is_refused()
    {
        var shop = await Shop.Open();
        var (goods, now) = (await shop.Goods(), DateTimeOffset.UtcNow);
        await shop.Enter(goods, now.AddDays(-3), goods.Entry(10, 1m));
        await Out(shop, goods, 8, now.AddDays(-1));
        await shop.Enter(goods, now.AddHours(-1), goods.Entry(5, 1m));
        (await Should.ThrowAsync<Refusal>(Post(shop, goods, now.AddDays(-2), out_: 3, in_: 0))).Reason.Code.ShouldBe("STOCK_NEGATIVE_THEN");
        await Post(shop, goods, now.AddDays(-2), out_: 2, in_: 0);
        (await shop.Standing(goods)).OnHand.ShouldBe(5);
    }

    private static Task Out(Shop shop, Goods goods, decimal quantity, DateTimeOffset at) => Post(shop, goods, at, quantity, 0);

    /// <summary>A document as counts and repackings will make them: out and in at once.</summary>
    private static Task<int> Post(Shop shop, Goods goods, DateTimeOffset at, decimal out_, decimal in_) => shop.InTransaction(async services =>
    {
        var sheet = await services.GetRequiredService<StockLocks>().ForIssuing([goods.ItemId], null, default);
        var level = sheet.Find(goods.ItemId, goods.WarehouseId)!;
        sheet.Take(level, Guid.NewGuid(), null, null, out_);
        if (in_ > 0) sheet.Put(level, level.Balances[0], Guid.NewGuid(), in_, null);
        await services.GetRequiredService<StockLedger>().Post(sheet, new DocumentRef("test", Guid.NewGuid()), null, at, default);
        return 0;
    });
}
