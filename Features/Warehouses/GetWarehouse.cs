using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Warehouses;

/// <summary>A place inside a warehouse (库位).</summary>
public sealed record BinView(Guid Id, string Code, BinPurpose Purpose)
{
    internal static BinView Of(Bin b) => new(b.Id, b.Code, b.Purpose);
}

/// <summary>One warehouse, with its bins.</summary>
public static class GetWarehouse
{
    [Requires("warehouses.get")]
    public sealed record Query(Guid WarehouseId);
    public sealed record Result(Guid Id, int Version, string Code, string Name, int Priority, bool Active, IReadOnlyList<BinView> Bins)
    {
        internal static Result Of(Warehouse w) => new(w.Id, w.Version, w.Code, w.Name, w.Priority, w.Active,
            [.. w.Bins.OrderBy(b => b.Code, StringComparer.Ordinal).Select(BinView.Of)]);
    }

    internal sealed class Handler(Database db) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct) => Result.Of(await db.Warehouses.Include(w => w.Bins).Require(w => w.Id == query.WarehouseId, ct));
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/warehouses/{warehouseId}", nameof(GetWarehouse), "Read a warehouse");
}
