using Waybill.Features.StockIns;
using Waybill.Features.StockOuts;

namespace Waybill.Features.Transfers;

/// <summary>A released transfer allows the warehouse it leaves from to issue what has not left yet.</summary>
internal sealed class TransferAuthorisesStockOut(TransferLocks locks) : IAuthoriseStockOut
{
    public string Kind => "transfer";

    public async Task<StockOutAuthority> Authorise(Guid documentId, CancellationToken ct)
    {
        var transfer = await locks.Take(documentId, ct);
        transfer.RequireShippable();
        return new(transfer.Ref, transfer.Number!, transfer.CreatedBy, AuthorMayConfirm: true, HeldBy: null,
            [.. transfer.Lines.OrderBy(l => l.Position).Select(l => new AuthorisedLine(l.Id, l.ItemId, transfer.Open(l), transfer.FromWarehouseId, l.BatchId, HeldLineId: null))]);
    }
}

/// <summary>What of a transfer is in transit may come into the warehouse it goes to, batch by batch, at what it left with.</summary>
internal sealed class TransferAuthorisesStockIn(TransferLocks locks) : IAuthoriseStockIn
{
    public string Kind => "transfer";

    public async Task<StockInAuthority> Authorise(Guid documentId, CancellationToken ct)
    {
        var transfer = await locks.Take(documentId, ct);
        transfer.RequireReceivable();
        var positions = transfer.Lines.ToDictionary(l => l.Id, l => l.Position);
        return new(transfer.Ref, transfer.Number!, transfer.CreatedBy, AuthorMayConfirm: true,
            [.. transfer.Lots.OrderBy(l => positions[l.LineId]).ThenBy(l => l.Id).Select(l => new ExpectedLine(l.Id, l.ItemId, l.InTransit, transfer.ToWarehouseId, l.BatchId, l.Value))]);
    }
}
