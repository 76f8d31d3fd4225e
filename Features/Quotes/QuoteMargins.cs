using Microsoft.EntityFrameworkCore;
using Waybill.Features.Organization;
using Waybill.Features.Stock;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Quotes;

/// <summary>What is left of the net amounts of a quote after cost, as shares of them; a share that cannot be known is absent.</summary>
internal sealed record QuoteMargin(decimal? Whole, IReadOnlyDictionary<Guid, decimal?> Lines);

/// <summary>
/// Reckons margins by what the items in stock cost on average today. Without stock an item's cost is not known, nor in another currency than the company's own;
/// then neither is the margin of the whole.
/// </summary>
internal sealed class QuoteMargins(Database db, CompanyDesk companies)
{
    public async Task<QuoteMargin> Of(Quote quote, CancellationToken ct)
    {
        var known = quote.Currency == (await companies.Get(ct)).Currency ? await UnitCosts(quote, ct) : [];
        var costs = quote.Lines.ToDictionary(l => l.Id, l => known.TryGetValue(l.ItemId, out var cost) ? cost * l.BaseQuantity : (decimal?)null);
        return new(Share(quote.Net, costs.Values.Any(c => c is null) ? null : costs.Values.Sum()), quote.Lines.ToDictionary(l => l.Id, l => Share(l.Net, costs[l.Id])));
    }

    private async Task<Dictionary<Guid, decimal>> UnitCosts(Quote quote, CancellationToken ct)
    {
        var items = quote.Lines.Select(l => l.ItemId).Distinct().ToArray();
        var levels = await db.StockLevels.AsNoTracking().Where(l => items.Contains(l.ItemId) && l.OnHand > 0)
            .GroupBy(l => l.ItemId).Select(g => new { g.Key, Value = g.Sum(l => l.Value), OnHand = g.Sum(l => l.OnHand) }).ToListAsync(ct);
        return levels.ToDictionary(l => l.Key, l => l.Value / l.OnHand);
    }

    private static decimal? Share(decimal net, decimal? cost) => net == 0 || cost is null ? null : ((net - cost.Value) / net).To(6);
}
