using Waybill.Features.Organization;
using Waybill.Features.StockIns;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Samples;

/// <summary>An approved sample dispatch allows the warehouse to issue what is still open of it; nothing was reserved for it.</summary>
internal sealed class SampleAuthorisesStockOut(Database db, CompanyDesk companies) : IAuthoriseStockOut
{
    public string Kind => "sample";

    public async Task<StockOutAuthority> Authorise(Guid documentId, CancellationToken ct)
    {
        var sample = await db.LockSampleBehind(documentId, ct);
        sample.RequireApproved();
        return new(sample.Ref, sample.Number!, sample.CreatedBy, (await companies.Get(ct)).AuthorMayConfirmIssue, HeldBy: null,
            [.. sample.Lines.OrderBy(l => l.Position).Select(l => new AuthorisedLine(l.Id, l.ItemId, l.Open, l.WarehouseId, l.BatchId, HeldLineId: null))]);
    }
}

/// <summary>When samples leave, the dispatch counts them and what they cost; when that is reversed, all goes back. Nobody owes anything for them.</summary>
internal sealed class SampleFollowsStockOut(Database db) : IFollowStockOut
{
    public string Kind => "sample";

    public Task Lock(Guid documentId, CancellationToken ct) => db.LockSampleBehind(documentId, ct);

    public async Task Confirmed(StockOutFact fact, CancellationToken ct)
    {
        var sample = await db.LockSampleBehind(fact.Authority.Id, ct);
        foreach (var line in fact.Lines) sample.Left(line.AuthorityLineId, line.Quantity, line.Cost);
    }

    public async Task Reversed(StockOutFact fact, CancellationToken ct)
    {
        var sample = await db.LockSampleBehind(fact.Authority.Id, ct);
        foreach (var line in fact.Lines) sample.Left(line.AuthorityLineId, -line.Quantity, -line.Cost);
    }
}

/// <summary>Lent samples that are out may come in again, at what they cost when they left.</summary>
internal sealed class SampleAuthorisesStockIn(Database db) : IAuthoriseStockIn
{
    public string Kind => "sample";

    public async Task<StockInAuthority> Authorise(Guid documentId, CancellationToken ct)
    {
        var sample = await db.LockSampleBehind(documentId, ct);
        sample.RequireReturnable();
        return new(sample.Ref, sample.Number!, sample.CreatedBy, AuthorMayConfirm: true,
            [.. sample.Lines.OrderBy(l => l.Position).Select(l => new ExpectedLine(l.Id, l.ItemId, l.Out, WarehouseId: null, l.BatchId, l.Cost))]);
    }
}

/// <summary>When lent samples come back the dispatch counts them, and is done with when all are back.</summary>
internal sealed class SampleFollowsStockIn(Database db) : IFollowStockIn
{
    public string Kind => "sample";

    public Task Lock(Guid documentId, CancellationToken ct) => db.LockSampleBehind(documentId, ct);

    public async Task Confirmed(StockInFact fact, CancellationToken ct)
    {
        var sample = await db.LockSampleBehind(fact.Authority.Id, ct);
        foreach (var line in fact.Lines) sample.CameBack(line.AuthorityLineId, line.Quantity, line.Value);
    }

    public async Task Reversed(StockInFact fact, CancellationToken ct)
    {
        var sample = await db.LockSampleBehind(fact.Authority.Id, ct);
        foreach (var line in fact.Lines) sample.CameBack(line.AuthorityLineId, -line.Quantity, -line.Value);
    }
}
