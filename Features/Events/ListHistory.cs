using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Events;

/// <summary>Who changed what of a document, when, by which operation, from what to what; the latest first. What you may not see of the document is not told here either.</summary>
public static class ListHistory
{
    private const int UsualSize = 50;

    /// <param name="Kind">The kind of document: order, customer.</param>
    /// <param name="Id">The document's id.</param>
    /// <param name="PageSize">At most this many items: 1 to 200, 50 if not given.</param>
    /// <param name="PageToken">The nextPageToken of the page before.</param>
    [Requires("history.list")]
    [Refuses("BAD_PAGE_TOKEN")]
    public sealed record Query([MaxLength(50)] string Kind, Guid Id, [Range(1, 200)] int? PageSize, [MaxLength(100)] string? PageToken);

    /// <param name="NextPageToken">Ask with it for the next page; absent on the last.</param>
    public sealed record Result(IReadOnlyList<Row> Items, string? NextPageToken);

    /// <param name="Version">The document's version from then on.</param>
    /// <param name="Operation">What was done to it.</param>
    public sealed record Row(int Version, DateTimeOffset At, Guid ByUser, string ByName, string Operation, IReadOnlyList<HistoryChange> Changes);

    internal sealed class Handler(Database db, DocumentKinds documents, HistoryCut cut, CurrentUser user) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            await documents.Require(db, new(query.Kind, query.Id), ct);
            var before = query.PageToken is not { } token ? long.MaxValue : Cursor.Read(token) ?? throw PlatformRefusals.BadPageToken.At("/pageToken");
            var size = query.PageSize ?? UsualSize;
            var rows = await db.Set<HistoryRow>().Where(h => h.DocumentId == query.Id && h.DocumentKind == query.Kind && h.Id < before).OrderByDescending(h => h.Id).Take(size + 1).ToListAsync(ct);
            return new([.. rows.Take(size).Select(h => new Row(h.Version, h.At, h.ByUser, h.ByName, h.Operation, cut.Of(h.Changes, query.Kind, user.Caller)))],
                rows.Count > size ? Cursor.Of(rows[size - 1].Id) : null);
        }
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/history", nameof(ListHistory), "Read the history of a document");
}
