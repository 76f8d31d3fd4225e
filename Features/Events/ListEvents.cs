using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Events;

/// <summary>What happened behind a cursor, in one order for everybody. Ask again with the cursor of the answer; nothing is missed and nothing comes twice.</summary>
public static class ListEvents
{
    /// <param name="Cursor">That of the answer before; without one, from the oldest that is still kept.</param>
    /// <param name="Types">Only these: order.approved, or order.* for all of a kind.</param>
    /// <param name="Kinds">Only of these kinds of documents.</param>
    [Requires("events.list")]
    [Refuses("BAD_CURSOR", "CURSOR_EXPIRED", "UNKNOWN_EVENT_TYPE")]
    public sealed record Query([MaxLength(100)] string? Cursor, [MaxLength(50)] IReadOnlyList<string>? Types, [MaxLength(50)] IReadOnlyList<string>? Kinds);

    /// <param name="Cursor">Ask with it for what comes next.</param>
    /// <param name="More">Whether there was more already.</param>
    public sealed record Result(IReadOnlyList<EventView> Items, string Cursor, bool More);

    internal sealed class Handler(EventReader events, CurrentUser user) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            var types = events.Types(query.Types);
            var after = query.Cursor is { } cursor ? await events.PlaceOf(cursor, ct) : 0;
            var read = await events.Read(after, types, query.Kinds, user.Caller, ct);
            return new([.. read.Events.Select(e => e.Event)], Events.Cursor.Of(read.UpTo), read.More);
        }
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/events", nameof(ListEvents), "List events behind a cursor");
}
