using Bogus;
using Waybill.Features.Items;
using Waybill.Features.Prices;
using Waybill.Features.StockIns;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Values;

namespace Waybill.Api.Demo;

/// <summary>Items, prices, warehouses and opening stock of the demo company.</summary>
internal static class DemoGoods
{
    private static readonly (string Code, string Name, string Unit, decimal Tax, bool Batches)[] Items =
    [
        ("TEA-01", "龙井茶 Longjing tea 250 g", "盒", 0.13m, true), ("TEA-02", "铁观音 Tieguanyin 250 g", "盒", 0.13m, true), ("RICE-01", "五常大米 Wuchang rice 5 kg", "袋", 0.09m, true),
        ("OIL-01", "花生油 Peanut oil 5 l", "桶", 0.09m, true), ("PEN-01", "中性笔 Gel pen", "支", 0.13m, false), ("PAPER-01", "复印纸 Copy paper A4", "包", 0.13m, false),
        ("LAMP-01", "LED 台灯 Desk lamp", "台", 0.13m, false), ("CHAIR-01", "办公椅 Office chair", "把", 0.13m, false), ("CABLE-01", "网线 Network cable", "米", 0.13m, false), ("BOX-01", "纸箱 Carton", "个", 0.13m, false),
    ];

    public static async Task Enter(Seeding seeding, IReadOnlyDictionary<string, Guid> groups, CancellationToken ct)
    {
        var dice = new Randomizer(20261121);
        var food = await seeding.Run<CreateItemCategory.Result>(new CreateItemCategory.Command("FOOD", "食品 Food", null), ct);
        var goods = await seeding.Run<CreateItemCategory.Result>(new CreateItemCategory.Command("GOODS", "百货 General goods", null), ct);
        var items = new List<(Guid Id, bool Batches)>();
        foreach (var (code, name, unit, tax, batches) in Items)
            items.Add(((await seeding.Run<CreateItem.Result>(new CreateItem.Command(code, name, unit, batches ? food.Id : goods.Id, null,
                code == "PEN-01" ? [new("盒", 12m)] : null, tax, batches, code == "CABLE-01" ? 2 : 0), ct)).Id, batches));
        await Prices(seeding, items, groups["WHOLESALE"], dice, ct);
        await Stock(seeding, items, dice, ct);
    }

    private static async Task Prices(Seeding seeding, List<(Guid Id, bool Batches)> items, Guid wholesale, Randomizer dice, CancellationToken ct)
    {
        var regular = await seeding.Run<GetPriceList.Result>(new CreatePriceList.Command("BASE", "基础价目表 Base prices", PriceLevel.Base, null, null, null, null, null, null, null), ct);
        var group = await seeding.Run<GetPriceList.Result>(new CreatePriceList.Command("WHOLESALE", "批发价 Wholesale prices", PriceLevel.Group, null, null, wholesale, null, null, null, null), ct);
        var prices = items.Select(i => (i.Id, Price: dice.Decimal(2, 400).ToCents())).ToList();
        await seeding.Run<SetPrices.Result>(new SetPrices.Command(regular.Id, [.. prices.Select(p => new SetPrices.Entry(p.Id, null, new Money(p.Price, "CNY")))]), ct);
        await seeding.Run<SetPrices.Result>(new SetPrices.Command(group.Id, [.. prices.SelectMany(p => new[] { (From: 10m, Share: 0.9m), (From: 50m, Share: 0.8m) }
            .Select(t => new SetPrices.Entry(p.Id, null, new Money((p.Price * t.Share).ToCents(), "CNY"), t.From)))]), ct);
    }

    private static async Task Stock(Seeding seeding, List<(Guid Id, bool Batches)> items, Randomizer dice, CancellationToken ct)
    {
        var main = await seeding.Run<GetWarehouse.Result>(new CreateWarehouse.Command("SH", "上海总仓 Shanghai", 1), ct);
        var branch = await seeding.Run<GetWarehouse.Result>(new CreateWarehouse.Command("BJ", "北京分仓 Beijing", 2), ct);
        foreach (var warehouse in new[] { main.Id, branch.Id })
            await seeding.Run<EnterOpeningStock.Result>(new EnterOpeningStock.Command(warehouse, [.. items.SelectMany(i => Lots(i.Id, i.Batches, dice))], null, "期初库存 Opening stock"), ct);
    }

    /// <summary>Two batches with different expiry dates where batches are kept.</summary>
    private static IEnumerable<StockInEntry> Lots(Guid item, bool batches, Randomizer dice) => Enumerable.Range(1, batches ? 2 : 1).Select(lot =>
        new StockInEntry(item, dice.Int(50, 500), null, null, batches ? new BatchEntry($"B{lot:00}", null, new DateOnly(2036 + lot, 6, 30), "A", null) : null,
            new Money(dice.Decimal(1, 200).ToCents(), "CNY")));
}
