using Waybill.Infrastructure.Events;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Events;

/// <summary>Every type of event there is, and which members of its body you would get.</summary>
public static class ListEventTypes
{
    [Requires("event-types.list")]
    public sealed record Query;
    public sealed record Result(IReadOnlyList<Row> Items);

    /// <param name="Kind">The kind of document it is about.</param>
    /// <param name="Members">The members of its data that you may see.</param>
    public sealed record Row(string Type, string Kind, IReadOnlyList<string> Members);

    internal sealed class Handler(EventKinds kinds, CurrentUser user) : IHandler<Query, Result>
    {
        public Task<Result> Handle(Query query, CancellationToken ct) =>
            Task.FromResult(new Result([.. kinds.All.Select(k => new Row(k.Type, k.Document, [.. EventBodies.Visible(k.Body, user.Caller)]))]));
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/event-types", nameof(ListEventTypes), "List the types of events");
}
