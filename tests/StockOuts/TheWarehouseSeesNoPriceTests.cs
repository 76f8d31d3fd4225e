using System.Reflection;
using Waybill.Features;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Tests.Support;

namespace Waybill.Tests.StockOuts;

public sealed class TheWarehouseSeesNoPriceTests
{
    private static readonly string[] Rungs = ["Stock", "StockIns", "StockOuts", "Transfers", "StockAdjustments", "StockCounts", "StockWork", "StockAlerts"];

    [Fact]
    public void Nothing_in_the_tables_records_and_refusals_of_stock_speaks_of_prices()
    {
        var records = Floor.Catalogue(Ladder.Features).All.Where(o => Rungs.Contains(o.Feature)).SelectMany(o => new[] { o.Request, o.Result }).SelectMany(t => Shape.Members(t)).ToList();
        var types = typeof(StockOut).Assembly.GetTypes().Where(t => Rungs.Contains(t.Namespace?.Split('.')[^1])).ToList();
        var (nouns, reasons) = (types.Where(t => t.IsAssignableTo(typeof(Entity))).ToList(), types.Where(t => t.Name.EndsWith("Refusals", StringComparison.Ordinal)).ToList());
        (nouns.Count, reasons.Count).ShouldBe((19, 7));
        nouns.SelectMany(t => t.GetProperties()).Select(p => p.Name).Concat(records.Select(m => m.JsonName)).Where(n => n.Contains("price", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        records.Where(m => m.Find<SellingPriceAttribute>() is not null).ShouldBeEmpty();
        reasons.SelectMany(t => t.GetFields(BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Public)).Where(f => f.Name.Contains("Price", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/v1/stock-balances"), InlineData("/v1/stock-movements"), InlineData("/v1/stock-ins"), InlineData("/v1/stock-outs"), InlineData("/v1/batches"), InlineData("/v1/stock-availability/{item}")]
    [InlineData("/v1/transfers"), InlineData("/v1/stock-adjustments"), InlineData("/v1/stock-adjustments/quarantine"), InlineData("/v1/stock-work"), InlineData("/v1/stock-alerts/expiring")]
    public async Task No_answer_to_the_warehouse_has_a_price_or_cost_in_it(string route)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 3);
        using var request = new HttpRequestMessage(HttpMethod.Get, route.Replace("{item}", goods.ItemId.ToString()));
        request.Headers.Authorization = new("Bearer", shop.Keys[Roles.Warehouse]);
        var text = await (await shop.Rest.SendAsync(request)).EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        text.ShouldSatisfyAllConditions(t => t.ShouldNotContain("rice\""), t => t.ShouldNotContain("\"value\""), t => t.ShouldNotContain("ost\""), t => t.ShouldContain("\""));
    }
}
