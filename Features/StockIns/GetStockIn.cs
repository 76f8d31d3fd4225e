using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockIns;

/// <summary>One stock-in, with its lines.</summary>
public static class GetStockIn
{
    [Requires("stock-ins.get")]
    public sealed record Query(Guid StockInId);

    internal sealed class Handler(Database db) : IHandler<Query, StockInView>
    {
        public async Task<StockInView> Handle(Query query, CancellationToken ct) =>
            await StockInView.Of(db, await db.StockIns.Include(i => i.Lines).Require(i => i.Id == query.StockInId, ct), ct);
    }

    internal static void Map(Doors doors) => doors.Get<Query, StockInView, Handler>("/{stockInId}", nameof(GetStockIn), "Read a stock-in");
}
