using Microsoft.EntityFrameworkCore;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Features.Stock;
using Waybill.Features.StockIns;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesReturns;

/// <summary>An agreed return lets the warehouse take in what is still open of it, at what the goods cost when they left, in quarantine unless they go back to stock.</summary>
internal sealed class ReturnAuthorisesStockIn(SalesReturnLocks locks, CompanyDesk companies) : IAuthoriseStockIn
{
    public string Kind => "sales-return";

    public async Task<StockInAuthority> Authorise(Guid documentId, CancellationToken ct)
    {
        var (back, _) = await locks.Behind(documentId, ct);
        back.RequireAgreed();
        return new(back.Ref, back.Number!, back.CreatedBy, (await companies.Get(ct)).AuthorMayConfirmIssue,
            [.. back.Lines.Where(l => l.Disposition is not null).OrderBy(l => l.Position).Select(l => new ExpectedLine(l.Id, l.ItemId, l.OpenToReceive, l.WarehouseId, l.BatchId,
                Value: l.CostToReceive, Quarantine: l.Disposition != ReturnDisposition.Restock))]);
    }
}

/// <summary>When goods of a return come in, it and its order count them; where they are to be delivered again the order line is open for them.</summary>
internal sealed class ReturnFollowsStockIn(Database db, SalesReturnLocks locks, StockDesk stock, Outbox outbox) : IFollowStockIn
{
    public string Kind => "sales-return";

    public Task Lock(Guid documentId, CancellationToken ct) => locks.Behind(documentId, ct);

    public async Task Confirmed(StockInFact fact, CancellationToken ct)
    {
        var (back, order) = await locks.Behind(fact.Authority.Id, ct);
        foreach (var line in fact.Lines) back.Receive(order, back.Lines.Single(l => l.Id == line.AuthorityLineId), line.Quantity, line.Value);
        outbox.Tell("sales-return.goods-received", back, SalesReturnTold.Of(back));
    }

    /// <summary>What was reserved to deliver them again is free: there is nothing to deliver again after all.</summary>
    public async Task Reversed(StockInFact fact, CancellationToken ct)
    {
        var (back, order) = await locks.Behind(fact.Authority.Id, ct);
        back.RequireAgreed();
        foreach (var line in fact.Lines) back.GiveBack(order, back.Lines.Single(l => l.Id == line.AuthorityLineId), line.Quantity, line.Value);
        var lines = fact.Lines.Select(l => back.Lines.Single(b => b.Id == l.AuthorityLineId).OrderLineId).ToArray();
        var held = await db.Reservations.AsNoTracking().Where(r => r.DocumentId == order.Id && lines.Contains(r.LineId)).GroupBy(r => r.LineId)
            .Select(g => new { g.Key, Quantity = g.Sum(r => r.Quantity) }).ToDictionaryAsync(g => g.Key, g => g.Quantity, ct);
        foreach (var line in order.Lines.Where(l => held.ContainsKey(l.Id)).OrderBy(l => l.ItemId))
            if (held[line.Id] - Math.Max(0, line.ToIssue) is > 0 and var excess) await stock.Release(order.Ref, line.Id, excess, ct);
    }
}

/// <summary>Goods that left again finish returns that waited for them; goods of which a return speaks cannot be taken back by reversing their stock-out.</summary>
internal sealed class ReturnFollowsDelivery(Database db, Returnable returnable) : IFollowStockOut
{
    public string Kind => "delivery";

    public Task Lock(Guid documentId, CancellationToken ct) => Task.CompletedTask;

    public async Task Confirmed(StockOutFact fact, CancellationToken ct)
    {
        var order = await OrderAtHand(fact, ct);
        if (order.Lines.All(l => l.Reopened == 0)) return;
        foreach (var back in await db.Every<SalesReturn>().Include(r => r.Lines).Where(r => r.OrderId == order.Id && r.Redelivery == ReturnRedelivery.Pending).ToListAsync(ct)) back.Derive(order);
    }

    public async Task Reversed(StockOutFact fact, CancellationToken ct)
    {
        var order = await OrderAtHand(fact, ct);
        var backs = await Counting(order, ct);
        if (backs.Count == 0) return;
        var lines = fact.Lines.Select(l => l.AuthorityLineId).ToArray();
        var issued = (await returnable.Issued(lines, ct)).ToDictionary(g => (g.DeliveryLineId, g.BatchId));
        foreach (var reversed in fact.Lines.GroupBy(l => (l.AuthorityLineId, l.BatchId)))
        {
            var back = backs.SelectMany(b => b.Lines, (b, l) => (Line: l, Counted: l.Counted(b.Status), Cost: l.CostCounted(b.Status)))
                .Where(x => (x.Line.DeliveryLineId, x.Line.BatchId) == reversed.Key && x.Counted > 0).ToList();
            if (back.Count == 0) continue;
            var (quantity, cost) = issued.GetValueOrDefault(reversed.Key) is { } goods ? (goods.Quantity, goods.Cost) : (0, 0);
            if (quantity - reversed.Sum(l => l.Quantity) < back.Sum(x => x.Counted) || cost - reversed.Sum(l => l.Cost) < back.Sum(x => x.Cost))
                throw SalesReturnRefusals.StockOutReturned.Because();
        }
    }

    public async Task TakenBack(StockOutFact fact, CancellationToken ct)
    {
        var order = await OrderAtHand(fact, ct);
        var backs = await Counting(order, ct);
        foreach (var line in order.Lines)
            if (backs.Sum(b => b.StillToCredit(line.Id)) is > 0 and var promised && line.Credited + promised > line.ValueOf(line.FirstIssued)) throw SalesReturnRefusals.StockOutReturned.Because();
        foreach (var back in backs.Where(b => b.Redelivery == ReturnRedelivery.Delivered)) back.Derive(order);
    }

    private Task<List<SalesReturn>> Counting(Order order, CancellationToken ct) =>
        db.Every<SalesReturn>().Include(r => r.Lines).Where(r => r.OrderId == order.Id && SalesReturn.Counting.Contains(r.Status)).ToListAsync(ct);

    /// <summary>The order that the delivery's own follower has locked in this transaction.</summary>
    private async Task<Order> OrderAtHand(StockOutFact fact, CancellationToken ct) =>
        await db.Known<Order>((await db.Known<Deliveries.Delivery>(fact.Authority.Id, ct)).OrderId, ct);
}

/// <summary>Agreed returns whose goods wait to be taken in, by the warehouse that they fix or by any.</summary>
internal sealed class ReturnWork : IListStockWork
{
    public string Sql => """
        select 'receive' as task, 'sales-return' as document_kind, r.id as document_id, r.number, l.warehouse_id, count(*)::int as lines, null::date as due_date, r.agreed_at as since
        from sales_returns r join sales_return_lines l on l.sales_return_id = r.id
        where r.status = 'agreed' and r.goods in ('awaiting', 'partly') and l.disposition is not null and l.received < l.base_quantity group by r.id, l.warehouse_id
        """;
}
