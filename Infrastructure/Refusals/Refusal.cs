namespace Waybill.Infrastructure.Refusals;

/// <summary>One fault in a request: where (a JSON pointer), which rule, and the values its sentence names.</summary>
public sealed record Fault(string Pointer, Reason Reason, IReadOnlyDictionary<string, string> Values);

/// <summary>An expected no. The only exception that business code throws on purpose; every door turns it into its own kind of answer.</summary>
public sealed class Refusal(Reason reason, IReadOnlyDictionary<string, string> values, IReadOnlyList<Fault>? faults = null) : Exception(reason.Code)
{
    public Reason Reason { get; } = reason;
    public IReadOnlyDictionary<string, string> Values { get; } = values;
    public IReadOnlyList<Fault> Faults { get; } = faults ?? [];

    /// <summary>When trying again makes sense, if it does.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public override string Message => Detail(Language.English);

    public string Detail(Language language) => Reason.Sentence(language, Values);

    /// <summary>Every fault at once: an unknown field makes the request malformed (400), anything else makes it invalid (422).</summary>
    public static Refusal Of(IReadOnlyList<Fault> faults)
    {
        var reason = faults.FirstOrDefault(f => f.Reason.Kind == RefusalKind.Malformed)?.Reason
            ?? (faults.Count == 1 && !ShapeRefusals.Contains(faults[0].Reason) ? faults[0].Reason : PlatformRefusals.ValidationFailed);
        return new(reason, faults.FirstOrDefault(f => f.Reason == reason)?.Values ?? new Dictionary<string, string> { ["count"] = faults.Count.ToString() }, faults);
    }
}
