using Microsoft.EntityFrameworkCore;
using Waybill.Features.Organization;
using Waybill.Features.Prices;
using Waybill.Features.Stock;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Quotes;

/// <summary>What is left of the net amounts of a document and its lines after cost, as shares of them; a share that cannot be known is absent.</summary>
public sealed record Margin(decimal? Whole, IReadOnlyDictionary<Guid, decimal?> Lines);

/// <summary>
/// Reckons margins by what the items in stock cost on average today. Without stock an item's cost is not known, nor in another currency than the company's own;
/// then neither is the margin of the whole.
/// </summary>
public sealed class Margins(Database db, CompanyDesk companies)
{
    /// <summary>The margin of lines that are sold together in a currency, by their net amounts.</summary>
    public async Task<Margin> Of(string currency, IReadOnlyList<SalesLine> lines, CancellationToken ct)
    {
        var known = currency == (await companies.Get(ct)).Currency ? await UnitCosts([.. lines.Select(l => l.ItemId).Distinct()], ct) : [];
        var costs = lines.ToDictionary(l => l.Id, l => known.TryGetValue(l.ItemId, out var cost) ? cost * l.BaseQuantity : (decimal?)null);
        return new(Share(lines.Sum(l => l.Net), costs.Values.Any(c => c is null) ? null : costs.Values.Sum()), lines.ToDictionary(l => l.Id, l => Share(l.Net, costs[l.Id])));
    }

    private async Task<Dictionary<Guid, decimal>> UnitCosts(Guid[] items, CancellationToken ct)
    {
        var levels = await db.StockLevels.AsNoTracking().Where(l => items.Contains(l.ItemId) && l.OnHand > 0)
            .GroupBy(l => l.ItemId).Select(g => new { g.Key, Value = g.Sum(l => l.Value), OnHand = g.Sum(l => l.OnHand) }).ToListAsync(ct);
        return levels.ToDictionary(l => l.Key, l => l.Value / l.OnHand);
    }

    private static decimal? Share(decimal net, decimal? cost) => net == 0 || cost is null ? null : ((net - cost.Value) / net).To(6);
}
