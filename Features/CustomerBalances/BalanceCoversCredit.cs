using Microsoft.EntityFrameworkCore;
using Waybill.Features.Receivables;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.CustomerBalances;

/// <summary>A customer's balance lets it owe as much more, also where it is held for orders; what is held for a refund is on its way out.</summary>
internal sealed class BalanceCoversCredit(Database db) : ICoverCredit
{
    public async Task<decimal> Covered(Guid customerId, CancellationToken ct)
    {
        var refunds = db.BalanceHolds.Where(h => h.CustomerId == customerId && h.HolderKind == "refund");
        return await db.CustomerBalances.Where(b => b.CustomerId == customerId).Select(b => b.Balance - refunds.Sum(h => h.Amount)).FirstOrDefaultAsync(ct);
    }
}
