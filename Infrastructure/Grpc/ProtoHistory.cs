using Google.Protobuf.Reflection;

namespace Waybill.Infrastructure.Grpc;

/// <summary>The numbers that the compiled protos have given out, and those that nobody may use again.</summary>
internal sealed class ProtoHistory(IReadOnlyList<FileDescriptor> descriptors, string package)
{
    // Protobuf keeps these for itself.
    private const int FirstForbidden = 19000;
    private const int LastForbidden = 19999;
    private readonly List<FileDescriptor> files = [.. descriptors.Where(f => f.Package == package)];

    /// <summary>The number of each field, and the lines that reserve what is gone.</summary>
    public (IReadOnlyDictionary<string, int> Numbers, IReadOnlyList<string> Reserved) Of(ProtoMessage message)
    {
        var before = files.SelectMany(f => f.MessageTypes).FirstOrDefault(m => m.Name == message.Name);
        var proto = before?.ToProto();
        var known = before?.Fields.InDeclarationOrder().ToDictionary(f => f.Name, f => f.FieldNumber) ?? [];
        var kept = message.Fields.Where(f => before?.FindFieldByName(f.Name) is { } field && SameOnTheWire(f, field)).ToDictionary(f => f.Name, f => known[f.Name]);
        var gone = proto?.ReservedRange.SelectMany(r => Enumerable.Range(r.Start, r.End - r.Start)) ?? [];
        return Number([.. message.Fields.Select(f => f.Name)], known, kept, gone, proto?.ReservedName ?? []);
    }

    /// <inheritdoc cref="Of(ProtoMessage)"/>
    public (IReadOnlyDictionary<string, int> Numbers, IReadOnlyList<string> Reserved) Of(ProtoEnum one)
    {
        var proto = files.SelectMany(f => f.EnumTypes).FirstOrDefault(e => e.Name == one.Name)?.ToProto();
        var known = proto?.Value.Where(v => v.Number != 0).ToDictionary(v => v.Name, v => v.Number) ?? [];
        var names = one.Members.Select(m => one.ValueName(m.Name)).ToList();
        var gone = proto?.ReservedRange.SelectMany(r => Enumerable.Range(r.Start, r.End - r.Start + 1)) ?? [];
        return Number(names, known, names.Where(known.ContainsKey).ToDictionary(n => n, n => known[n]), gone, proto?.ReservedName ?? []);
    }

    /// <summary>Whether a field is present or not makes no difference to its bytes; anything else does.</summary>
    private static bool SameOnTheWire(ProtoField field, FieldDescriptor before)
    {
        var (label, type) = ContractCheck.TextOf(before);
        return type == field.Type && label == "repeated" == (field.Label == "repeated");
    }

    private static (IReadOnlyDictionary<string, int>, IReadOnlyList<string>) Number(IReadOnlyList<string> names, Dictionary<string, int> known,
        Dictionary<string, int> kept, IEnumerable<int> reserved, IEnumerable<string> reservedNames)
    {
        var gone = new SortedSet<int>(reserved.Concat(known.Values).Except(kept.Values));
        var last = gone.Concat(kept.Values).DefaultIfEmpty(0).Max();
        var numbers = new Dictionary<string, int>();
        foreach (var name in names)
        {
            if (kept.TryGetValue(name, out var number)) numbers[name] = number;
            else
            {
                last = last + 1 == FirstForbidden ? LastForbidden + 1 : last + 1;
                numbers[name] = last;
            }
        }
        var goneNames = new SortedSet<string>(reservedNames.Concat(known.Keys).Except(names), StringComparer.Ordinal);
        var lines = new List<string>();
        if (gone.Count > 0) lines.Add($"reserved {string.Join(", ", Ranges(gone))};");
        if (goneNames.Count > 0) lines.Add($"reserved {string.Join(", ", goneNames.Select(n => $"\"{n}\""))};");
        return (numbers, lines);
    }

    private static IEnumerable<string> Ranges(SortedSet<int> numbers)
    {
        foreach (var start in numbers.Where(n => !numbers.Contains(n - 1)))
        {
            var end = start;
            while (numbers.Contains(end + 1)) end++;
            yield return start == end ? $"{start}" : $"{start} to {end}";
        }
    }
}
