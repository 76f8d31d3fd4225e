using Waybill.Features.StockIns;
using Waybill.Features.StockOuts;

namespace Waybill.Features.Transfers;

/// <summary>What left against a transfer is in transit, at what it cost; when that is reversed, it is not.</summary>
internal sealed class TransferFollowsStockOut(TransferLocks locks) : IFollowStockOut
{
    public string Kind => "transfer";

    public Task Lock(Guid documentId, CancellationToken ct) => locks.Take(documentId, ct);

    public async Task Confirmed(StockOutFact fact, CancellationToken ct)
    {
        var transfer = await locks.Take(fact.Authority.Id, ct);
        foreach (var line in fact.Lines) transfer.Ship(line.AuthorityLineId, line.ItemId, line.BatchId, line.Quantity, line.Cost);
    }

    public async Task Reversed(StockOutFact fact, CancellationToken ct)
    {
        var transfer = await locks.Take(fact.Authority.Id, ct);
        foreach (var line in fact.Lines) transfer.TakeBack(line.AuthorityLineId, line.BatchId, line.Quantity, line.Cost);
    }
}

/// <summary>What came in against a transfer has arrived; when that is reversed, it is in transit again.</summary>
internal sealed class TransferFollowsStockIn(TransferLocks locks) : IFollowStockIn
{
    public string Kind => "transfer";

    public Task Lock(Guid documentId, CancellationToken ct) => locks.Take(documentId, ct);

    public async Task Confirmed(StockInFact fact, CancellationToken ct)
    {
        var transfer = await locks.Take(fact.Authority.Id, ct);
        foreach (var line in fact.Lines) transfer.Receive(line.AuthorityLineId, line.Quantity, line.Value);
    }

    public async Task Reversed(StockInFact fact, CancellationToken ct)
    {
        var transfer = await locks.Take(fact.Authority.Id, ct);
        foreach (var line in fact.Lines) transfer.SendBack(line.AuthorityLineId, line.Quantity, line.Value);
    }
}
