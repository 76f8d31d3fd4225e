using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Transfers;

/// <summary>A transfer is locked after the stock-out or stock-in that asks for it and before the stock; whoever asked for it in this transaction gets the same one again.</summary>
internal sealed class TransferLocks(Database db)
{
    private readonly Dictionary<Guid, Transfer> held = [];

    public async Task<Transfer> Take(Guid id, CancellationToken ct) =>
        held.TryGetValue(id, out var transfer) ? transfer : held[id] = await db.Transfers.Include(t => t.Lines).Include(t => t.Lots).AsSplitQuery().RequireLocked(db, id, ct);
}
