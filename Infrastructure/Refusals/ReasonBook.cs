using System.Reflection;

namespace Waybill.Infrastructure.Refusals;

/// <summary>Every reason the program knows, found in the static classes whose names end in Refusals. Two reasons with one code stop the program.</summary>
public sealed class ReasonBook
{
    private readonly Dictionary<string, Reason> byCode = [];

    public ReasonBook(params IEnumerable<Assembly> assemblies)
    {
        foreach (var field in assemblies.Append(typeof(ReasonBook).Assembly).Distinct()
            .SelectMany(a => a.GetTypes()).Where(t => t.Name.EndsWith("Refusals", StringComparison.Ordinal))
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)).Where(f => f.FieldType == typeof(Reason)))
        {
            var reason = (Reason)field.GetValue(null)!;
            if (!byCode.TryAdd(reason.Code, reason)) throw new InvalidOperationException($"Two reasons have the code {reason.Code}.");
        }
    }

    public IReadOnlyCollection<Reason> All => byCode.Values;

    public Reason? Find(string code) => byCode.GetValueOrDefault(code);

    public Reason this[string code] => Find(code) ?? throw new InvalidOperationException($"No reason has the code {code}.");
}
