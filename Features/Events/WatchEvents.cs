using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Events;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Events;

/// <summary>
/// Tells what happens as it happens, from a cursor or from now on. Whoever comes back with the last cursor it got misses nothing and gets nothing twice.
/// Every 20 seconds without an event a message with the cursor alone says that the stream is alive. It ends when the key is revoked or expires.
/// </summary>
public static class WatchEvents
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    /// <param name="Cursor">The last one you got; without one, from now on.</param>
    /// <param name="Types">Only these: order.approved, or order.* for all of a kind.</param>
    /// <param name="Kinds">Only of these kinds of documents.</param>
    [Requires("events.watch")]
    [Refuses("BAD_CURSOR", "CURSOR_EXPIRED", "UNKNOWN_EVENT_TYPE")]
    public sealed record Query([MaxLength(100)] string? Cursor, [MaxLength(50)] IReadOnlyList<string>? Types, [MaxLength(50)] IReadOnlyList<string>? Kinds);

    /// <param name="Cursor">Come back with it to go on behind this message.</param>
    /// <param name="Event">What happened; absent in the first message and in heartbeats.</param>
    public sealed record Item(string Cursor, EventView? Event);

    internal sealed class Handler(IServiceScopeFactory scopes, EventBells bells, TimeProvider clock) : IStream<Query, Item>
    {
        public async IAsyncEnumerable<Item> Stream(Query query, Func<CancellationToken, Task<Caller>> who, [EnumeratorCancellation] CancellationToken ct)
        {
            var place = await With(events => Begin(events, query, ct));
            var told = clock.GetTimestamp();
            yield return new(Events.Cursor.Of(place), null);
            while (true)
            {
                var numbered = bells.Numbered.Next;
                var caller = await who(ct);
                var read = await With(events => events.Read(place, events.Types(query.Types), query.Kinds, caller, ct));
                foreach (var (position, happened) in read.Events) yield return new(Events.Cursor.Of(position), happened);
                place = read.UpTo;
                if (read.Events.Count > 0) told = clock.GetTimestamp();
                else if (clock.GetElapsedTime(told) >= Heartbeat)
                {
                    yield return new(Events.Cursor.Of(place), null);
                    told = clock.GetTimestamp();
                }
                if (!read.More) await Task.WhenAny(numbered, Task.Delay(Look, clock, ct));
            }
        }

        private static async Task<long> Begin(EventReader events, Query query, CancellationToken ct)
        {
            events.Types(query.Types);
            return query.Cursor is { } cursor ? await events.PlaceOf(cursor, ct) : await events.Head(ct);
        }

        /// <summary>Each look has a database context of its own: the stream may last for days.</summary>
        private async Task<T> With<T>(Func<EventReader, Task<T>> read)
        {
            await using var scope = scopes.CreateAsyncScope();
            return await read(scope.ServiceProvider.GetRequiredService<EventReader>());
        }
    }

    internal static void Map(Doors doors) => doors.Stream<Query, Item, Handler>(nameof(WatchEvents), "Watch events as they happen");
}
