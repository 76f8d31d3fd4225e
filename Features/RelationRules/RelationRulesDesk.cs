using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.RelationRules;

/// <summary>What customers ask the rules.</summary>
public sealed class RelationRulesDesk(Database db)
{
    /// <summary>The employees who take part in a customer of these traits.</summary>
    public async Task<IReadOnlyList<Guid>> Related(CustomerTraits traits, CancellationToken ct) =>
        [.. (await db.RelationRules.AsNoTracking().Where(r => r.Active).ToListAsync(ct)).Where(r => r.Fits(traits)).Select(r => r.EmployeeId).Distinct()];
}
