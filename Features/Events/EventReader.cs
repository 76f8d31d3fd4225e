using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Events;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Events;

/// <summary>Some events of the log, each with its place, how far was looked, and whether there is more behind.</summary>
internal sealed record EventStretch(IReadOnlyList<(long Position, EventView Event)> Events, long UpTo, bool More);

/// <summary>Reads the log from a place on, for a caller who gets what it may see.</summary>
internal sealed class EventReader(Database db, EventKinds kinds, DocumentKinds documents, OutboxSettings settings)
{
    private const int AtATime = 200;

    /// <summary>How far the log goes.</summary>
    public Task<long> Head(CancellationToken ct) => db.Set<OutboxHead>().AsNoTracking().Select(h => h.Position).FirstAsync(ct);

    /// <summary>The types that patterns name, all without any; a pattern that names none is refused.</summary>
    public IReadOnlyList<string> Types(IReadOnlyList<string>? patterns)
    {
        kinds.RequireKnown(patterns ?? [], EventRefusals.UnknownEventType, "/types");
        return kinds.Named(patterns ?? ["*"]);
    }

    /// <summary>The place that a cursor stands for; refused when events behind it are already forgotten.</summary>
    public async Task<long> PlaceOf(string cursor, CancellationToken ct)
    {
        var head = await Head(ct);
        if (Cursor.Read(cursor) is not { } place || place > head) throw EventRefusals.BadCursor.At("/cursor");
        return place >= await Forgotten(head, ct) ? place : throw EventRefusals.CursorExpired.At("/cursor", ("days", settings.KeepDays));
    }

    /// <summary>The events behind a place. Those of other types, and those the caller may not see, are passed over.</summary>
    public async Task<EventStretch> Read(long after, IReadOnlyList<string> types, IReadOnlyList<string>? of, Caller caller, CancellationToken ct)
    {
        var head = await Head(ct);
        var rows = db.Set<OutboxRow>().AsNoTracking().Where(o => o.Position > after && o.Position <= head && types.Contains(o.Type));
        if (of is not null) rows = rows.Where(o => of.Contains(o.DocumentKind));
        var found = await rows.OrderBy(o => o.Position).Take(AtATime).ToListAsync(ct);
        var (seen, visible) = (new List<(long, EventView)>(), new Dictionary<DocumentRef, bool>());
        foreach (var row in found)
        {
            if (!visible.TryGetValue(row.Document, out var may)) visible[row.Document] = may = await documents.MaySee(row.Document, caller, ct);
            if (may) seen.Add((row.Position!.Value, View(row, caller)));
        }
        return found.Count < AtATime ? new(seen, head, More: false) : new(seen, found[^1].Position!.Value, More: true);
    }

    private EventView View(OutboxRow row, Caller caller) =>
        new(row.EventId, row.Type, row.DocumentKind, row.DocumentId, row.Sequence, row.At, EventBodies.Cut(row.Body, kinds.Find(row.Type)!.Body, caller));

    private async Task<long> Forgotten(long head, CancellationToken ct) => (await db.Set<OutboxRow>().MinAsync(o => o.Position, ct) ?? head + 1) - 1;
}
