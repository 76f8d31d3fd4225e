using Waybill.Infrastructure.Values;

namespace Waybill.Features.Stock;

/// <summary>What a line needs, in base units; from any active warehouse and batch where these are left open.</summary>
public sealed record Demand(Guid LineId, Guid ItemId, decimal Quantity, Guid? WarehouseId = null, Guid? BatchId = null);

/// <summary>What is held for a line in one warehouse, in base units.</summary>
public sealed record Held(Guid LineId, Guid ItemId, Guid WarehouseId, decimal Quantity);

/// <summary>Where documents of other features hold stock and let it go. Everything is written at once, in the caller's transaction.</summary>
public sealed class StockDesk
{
    /// <summary>Holds all of it or refuses with STOCK_SHORT, which names every item that is short. The demand of several lines for one item is summed first.</summary>
    public Task<IReadOnlyList<Held>> Reserve(DocumentRef document, IReadOnlyList<Demand> demands, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Holds as much as there is; what the answer lacks is short.</summary>
    public Task<IReadOnlyList<Held>> ReserveAvailable(DocumentRef document, IReadOnlyList<Demand> demands, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Lets go of everything held for the document.</summary>
    public Task Release(DocumentRef document, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Lets go of so much of what is held for a line, at most of all of it.</summary>
    public Task Release(DocumentRef document, Guid lineId, decimal quantity, CancellationToken ct) => throw new NotImplementedException();
}
