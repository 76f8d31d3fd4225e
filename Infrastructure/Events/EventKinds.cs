using System.Reflection;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Events;

/// <summary>A type of event that the outside is told of, and the record that is its body.</summary>
/// <param name="Document">The kind of document it is about: order.</param>
public sealed record EventKind(string Type, Type Body, string Document);

/// <summary>Every type of event, found by the <see cref="TellsAttribute"/> of its body. Two bodies for one event stop the program.</summary>
public sealed class EventKinds
{
    private readonly SortedDictionary<string, EventKind> byType = new(StringComparer.Ordinal);

    public EventKinds(params IEnumerable<Assembly> assemblies)
    {
        foreach (var body in assemblies.SelectMany(a => a.GetTypes()))
            foreach (var (type, about) in Told(body))
                if (!byType.TryAdd(type, new(type, body, about))) throw new InvalidOperationException($"{body.FullName} and {byType[type].Body.FullName} both tell {type}.");
    }

    public IReadOnlyCollection<EventKind> All => byType.Values;

    public EventKind? Find(string type) => byType.GetValueOrDefault(type);

    /// <summary>The types that any of these patterns names: order.approved, order.*, or * for all.</summary>
    public IReadOnlyList<string> Named(IEnumerable<string> patterns)
    {
        var wanted = patterns.ToList();
        return [.. byType.Keys.Where(type => wanted.Any(p => Fits(p, type)))];
    }

    /// <summary>Refuses, each for this reason and at its place, patterns that name no event.</summary>
    public void RequireKnown(IReadOnlyList<string> patterns, Reason reason, string pointer)
    {
        var faults = patterns.Select((p, i) => (p, i)).Where(x => Named([x.p]).Count == 0).Select(x => reason.Fault($"{pointer}/{x.i}", ("type", x.p))).ToList();
        if (faults.Count > 0) throw Refusal.Of(faults);
    }

    private static IEnumerable<(string Type, string About)> Told(Type body) =>
        body.GetCustomAttribute<TellsAttribute>() is { } tells ? tells.Types.Select(type => (type, tells.About ?? type[..type.IndexOf('.')])) : [];

    private static bool Fits(string pattern, string type) => pattern == "*" || pattern == type || (pattern.EndsWith(".*", StringComparison.Ordinal) && type.StartsWith(pattern[..^1], StringComparison.Ordinal));
}
