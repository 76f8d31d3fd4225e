using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Quotes;

/// <summary>A quote is locked before anything is decided on it, together with the one that it revises, the earlier first; orders come after quotes.</summary>
public static class QuoteLocks
{
    /// <summary>The quote that the caller named, with its lines, locked, or 404.</summary>
    public static async Task<Quote> RequireLockedQuote(this Database db, Guid id, CancellationToken ct)
    {
        await db.LockWithRevised(id, ct);
        return await db.Quotes.Include(q => q.Lines).Require(q => q.Id == id, ct);
    }

    /// <summary>The quote that a member of the request refers to, with its lines, locked, or UNKNOWN_REFERENCE.</summary>
    public static async Task<Quote> ReferLockedQuote(this Database db, Guid id, string pointer, CancellationToken ct)
    {
        await db.LockWithRevised(id, ct);
        return await db.Quotes.Include(q => q.Lines).Refer(q => q.Id == id, pointer, ct);
    }

    /// <summary>The quote behind an approval, locked.</summary>
    internal static Task<Quote> LockQuoteBehind(this Database db, Guid id, CancellationToken ct) => db.Every<Quote>().RequireLocked(db, id, ct);

    private static async Task LockWithRevised(this Database db, Guid id, CancellationToken ct)
    {
        var revised = await db.Every<Quote>().Where(q => q.Id == id).Select(q => q.RevisedFromId).FirstOrDefaultAsync(ct);
        db.LockNext<Quote>(revised is { } earlier ? [earlier, id] : [id]);
    }

    /// <summary>Some approved quotes whose validity was over before a business date, locked; those that somebody else works on just now are passed over.</summary>
    internal static async Task<IReadOnlyList<Quote>> LockOverdueQuotes(this Database db, DateOnly today, int atMost, CancellationToken ct)
    {
        const string Overdue = """
            select id as "Value" from quotes where status in ('approved', 'sent') and valid_until < {0} order by valid_until, id limit {1} for update skip locked
            """;
        var ids = await db.Database.SqlQueryRaw<Guid>(Overdue, today, atMost).ToListAsync(ct);
        return await db.Every<Quote>().Where(q => ids.Contains(q.Id)).OrderBy(q => q.ValidUntil).ThenBy(q => q.Id).ToListAsync(ct);
    }
}
