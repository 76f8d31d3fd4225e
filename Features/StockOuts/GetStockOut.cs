using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockOuts;

/// <summary>One stock-out, with its lines.</summary>
public static class GetStockOut
{
    [Requires("stock-outs.get")]
    public sealed record Query(Guid StockOutId);

    internal sealed class Handler(Database db) : IHandler<Query, StockOutView>
    {
        public async Task<StockOutView> Handle(Query query, CancellationToken ct) =>
            await StockOutView.Of(db, await db.StockOuts.Include(o => o.Lines).Require(o => o.Id == query.StockOutId, ct), ct);
    }

    internal static void Map(Doors doors) => doors.Get<Query, StockOutView, Handler>("/{stockOutId}", nameof(GetStockOut), "Read a stock-out");
}
