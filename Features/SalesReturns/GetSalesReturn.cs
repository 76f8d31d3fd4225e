using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesReturns;

/// <summary>One return, with its lines and how far goods and money have come.</summary>
public static class GetSalesReturn
{
    [Requires("sales-returns.get")]
    public sealed record Query(Guid ReturnId);

    internal sealed class Handler(Database db) : IHandler<Query, SalesReturnView>
    {
        public async Task<SalesReturnView> Handle(Query query, CancellationToken ct) => SalesReturnView.Of(await db.SalesReturns.Include(r => r.Lines).Require(r => r.Id == query.ReturnId, ct));
    }

    internal static void Map(Doors doors) => doors.Get<Query, SalesReturnView, Handler>("/{returnId}", nameof(GetSalesReturn), "Read a return");
}
