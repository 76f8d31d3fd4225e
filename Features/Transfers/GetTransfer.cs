using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Transfers;

/// <summary>One transfer, with what of each line left, arrived, is on its way, or differs.</summary>
public static class GetTransfer
{
    [Requires("transfers.get")]
    public sealed record Query(Guid TransferId);

    internal sealed class Handler(Database db) : IHandler<Query, TransferView>
    {
        public async Task<TransferView> Handle(Query query, CancellationToken ct) => await TransferView.Of(db,
            await db.Transfers.Include(t => t.Lines).Include(t => t.Lots).AsSplitQuery().Require(t => t.Id == query.TransferId, ct), ct);
    }

    internal static void Map(Doors doors) => doors.Get<Query, TransferView, Handler>("/{transferId}", nameof(GetTransfer), "Read a transfer");
}
