using Microsoft.EntityFrameworkCore;
using Waybill.Features.Deliveries;
using Waybill.Features.Items;
using Waybill.Features.Orders;
using Waybill.Features.StockOuts;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.SalesReturns;

/// <summary>What of a delivery line and batch was issued and not taken back: so much, at such a cost.</summary>
internal sealed record IssuedGoods(Guid DeliveryLineId, Guid? BatchId, decimal Quantity, decimal Cost);

/// <summary>
/// What goods of an order that come back were sold for: however they come, together what was charged for them, as their issues came to it. Goods that are delivered again are paid for once and count for nothing.
/// </summary>
internal sealed class SoldGoods(IEnumerable<SalesReturnLine> others)
{
    private readonly Dictionary<Guid, (decimal Quantity, decimal SoldFor)> before = others.Where(o => o.Resolution != ReturnResolution.Redeliver).GroupBy(o => o.OrderLineId)
        .ToDictionary(g => g.Key, g => (g.Sum(o => o.BaseQuantity), g.Sum(o => o.SoldFor)));

    /// <summary>What so many more of a line were sold for; never less than nothing.</summary>
    public decimal Next(OrderLine line, decimal baseQuantity, ReturnResolution resolution)
    {
        if (resolution == ReturnResolution.Redeliver) return line.ValueOf(baseQuantity);
        var (quantity, sum) = before.GetValueOrDefault(line.Id);
        var soldFor = Math.Max(0, line.ValueOf(quantity + baseQuantity) - sum);
        before[line.Id] = (quantity + baseQuantity, sum + soldFor);
        return soldFor;
    }
}

/// <summary>Makes the lines of a return, and holds them to what was issued: returned ≤ issued for each delivery line and batch. The order is locked by who asks.</summary>
internal sealed class Returnable(Database db)
{
    public async Task<IReadOnlyList<SalesReturnLine>> Lines(SalesReturn of, Order order, IReadOnlyList<ReturnLineEntry> entries, CancellationToken ct)
    {
        var deliveries = await db.Every<Delivery>().AsNoTracking().Include(d => d.Lines).Where(d => d.OrderId == order.Id).ToListAsync(ct);
        var delivered = deliveries.SelectMany(d => d.Lines, (Delivery, Line) => (Delivery, Line)).ToDictionary(x => x.Line.Id);
        var unknown = entries.Index().Where(e => !delivered.ContainsKey(e.Item.DeliveryLineId))
            .Select(e => PlatformRefusals.UnknownReference.Fault($"/lines/{e.Index}/deliveryLineId", ("kind", "delivery line"))).ToList();
        if (unknown.Count > 0) throw Refusal.Of(unknown);
        await db.Warehouses.ReferAll(entries.Index().Where(e => e.Item.WarehouseId is not null).Select(e => (e.Item.WarehouseId!.Value, $"/lines/{e.Index}/warehouseId")), ct);
        var items = await db.Items.AsNoTracking().ReferAll(entries.Index().Select(e => (delivered[e.Item.DeliveryLineId].Line.ItemId, $"/lines/{e.Index}/deliveryLineId")), ct);
        var issued = await Issued([.. entries.Select(e => e.DeliveryLineId)], ct);
        var (lines, sold) = (new List<SalesReturnLine>(), new SoldGoods((await Others(of, ct)).Select(o => o.Line)));
        foreach (var (i, entry) in entries.Index())
        {
            var (delivery, line) = delivered[entry.DeliveryLineId];
            var orderLine = order.Lines.First(l => l.Id == line.OrderLineId);
            var batch = BatchOf(entry, issued, i);
            if (lines.Any(l => l.DeliveryLineId == line.Id && l.BatchId == batch)) throw SalesReturnRefusals.LineRepeated.At($"/lines/{i}/deliveryLineId");
            var quantity = orderLine.InBase(entry.Quantity, entry.Unit, items[line.ItemId], $"/lines/{i}");
            lines.Add(Line(entry, delivery, line, orderLine, batch, quantity, sold.Next(orderLine, quantity, entry.Resolution)));
        }
        return lines;
    }

    /// <summary>Refuses with OVER_RETURN what all returns of the order together would take back beyond what was issued; notes what the goods cost when they left, and what they were sold for.</summary>
    public async Task Check(SalesReturn wanted, Order order, CancellationToken ct)
    {
        var ids = wanted.Lines.Select(l => l.DeliveryLineId).ToArray();
        var issued = (await Issued(ids, ct)).ToDictionary(g => (g.DeliveryLineId, g.BatchId));
        var all = await Others(wanted, ct);
        var others = all.ToLookup(o => (o.Line.DeliveryLineId, o.Line.BatchId));
        foreach (var line in wanted.Lines.OrderBy(l => l.Position))
        {
            var key = (line.DeliveryLineId, line.BatchId);
            var goods = issued.GetValueOrDefault(key) ?? new(line.DeliveryLineId, line.BatchId, 0, 0);
            var before = others[key].Sum(o => o.Line.Counted(o.Status));
            if (before + line.BaseQuantity > goods.Quantity)
                throw SalesReturnRefusals.OverReturn.Because(("item", line.ItemCode), ("unit", line.BaseUnit), ("asked", line.BaseQuantity), ("open", goods.Quantity - before));
            line.IssueCost = Features.Prices.Split.Share(goods.Cost, before + line.BaseQuantity, goods.Quantity,
                alreadyTaken: others[key].Sum(o => o.Line.CostCounted(o.Status)));
        }
        var sold = new SoldGoods(all.Select(o => o.Line));
        wanted.Sell(line => sold.Next(order.Lines.First(l => l.Id == line.OrderLineId), line.BaseQuantity, line.Resolution));
    }

    /// <summary>The lines of the order's other returns that count, with how far those are.</summary>
    private async Task<IReadOnlyList<(SalesReturnStatus Status, SalesReturnLine Line)>> Others(SalesReturn than, CancellationToken ct) =>
        [.. (await db.Every<SalesReturn>().AsNoTracking().Include(r => r.Lines).Where(r => r.OrderId == than.OrderId && r.Id != than.Id && SalesReturn.Counting.Contains(r.Status)).ToListAsync(ct))
            .SelectMany(r => r.Lines, (r, l) => (r.Status, l))];

    /// <summary>What confirmed stock-outs issued for delivery lines, less what was reversed.</summary>
    public async Task<IReadOnlyList<IssuedGoods>> Issued(IReadOnlyCollection<Guid> deliveryLines, CancellationToken ct) =>
        await db.StockOuts.AsNoTracking().Where(o => o.AuthorityKind == "delivery" && o.Status == StockOutStatus.Confirmed).SelectMany(o => o.Lines)
            .Where(l => deliveryLines.Contains(l.AuthorityLineId) && l.ReversedBy == null && l.Quantity > 0)
            .GroupBy(l => new { l.AuthorityLineId, l.BatchId }).Select(g => new IssuedGoods(g.Key.AuthorityLineId, g.Key.BatchId, g.Sum(l => l.Quantity), g.Sum(l => l.Cost ?? 0))).ToListAsync(ct);

    /// <summary>The batch that is named, or the only one that was issued.</summary>
    private static Guid? BatchOf(ReturnLineEntry entry, IReadOnlyList<IssuedGoods> issued, int i)
    {
        var batches = issued.Where(g => g.DeliveryLineId == entry.DeliveryLineId).Select(g => g.BatchId).ToList();
        if (entry.BatchId is { } named) return batches.Contains(named) ? named : throw SalesReturnRefusals.BatchNotIssued.At($"/lines/{i}/batchId");
        return batches.Count <= 1 ? batches.SingleOrDefault() : throw SalesReturnRefusals.BatchNeeded.At($"/lines/{i}/batchId");
    }

    private static SalesReturnLine Line(ReturnLineEntry entry, Delivery delivery, DeliveryLine line, OrderLine orderLine, Guid? batch, decimal quantity, decimal soldFor)
    {
        var made = new SalesReturnLine
        {
            DeliveryId = delivery.Id, DeliveryLineId = line.Id, OrderLineId = orderLine.Id, ItemId = line.ItemId, ItemCode = line.ItemCode, Description = line.Description, BatchId = batch, Unit = line.Unit,
            Factor = line.Factor, BaseUnit = line.BaseUnit, BaseQuantity = quantity, SoldFor = soldFor, WarehouseId = entry.WarehouseId, Reason = entry.Reason,
        };
        made.Take(new(entry.UnitPrice?.In(delivery.Currency, "/lines/unitPrice/currency") ?? made.SoldPrice, entry.Resolution, entry.GoodsStay ? null : entry.Disposition ?? ReturnDisposition.Quarantine));
        return made;
    }
}
