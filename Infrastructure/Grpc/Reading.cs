using Google.Protobuf.WellKnownTypes;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Grpc;

/// <summary>Where the reading of a message stands, and every fault it has met so far.</summary>
internal sealed class Reading
{
    private const long FirstSecond = -62135596800;
    private const long LastSecond = 253402300799;

    // A message of 4 MB has room for a million faults; nobody reads that many.
    private const int MostFaults = 1000;
    private readonly Stack<(string Name, int Index)> above = new();
    private readonly List<Fault> faults = [];
    private string name = "";

    /// <summary>The place in the list that is being read, or -1.</summary>
    public int Index { get; set; } = -1;

    /// <summary>Refuses with the faults of the reading, and with those of the shape that stand elsewhere.</summary>
    public void Check(object request)
    {
        if (faults.Count == 0) return;
        if (faults.Count == MostFaults) throw Refusal.Of(faults);
        try
        {
            Shape.Check(request);
        }
        catch (Refusal refusal)
        {
            faults.AddRange(refusal.Faults.Take(MostFaults).Where(f => !IsKnown(f.Pointer)).ToList());
        }
        catch (Exception fault) when (fault is not Refusal)
        {
            // The request is only half there; a rule of its own may stumble over that.
        }
        throw Refusal.Of(faults);
    }

    public void At(string member) => name = member;

    public void Down()
    {
        above.Push((name, Index));
        Index = -1;
    }

    public void Up() => (name, Index) = above.Pop();

    public void Report(Reason reason, params ReadOnlySpan<(string, object?)> values)
    {
        if (faults.Count >= MostFaults) return;
        var pointer = string.Concat(above.Reverse().Append((name, Index)).Select(at => at.Item2 < 0 ? "/" + at.Item1 : $"/{at.Item1}/{at.Item2}"));
        faults.Add(reason.Fault(pointer, values));
    }

    public T Missing<T>()
    {
        Report(ShapeRefusals.Required);
        return default!;
    }

    /// <summary>The parser puts U+FFFD in the place of bytes that are not UTF-8; such a text is refused rather than stored mutilated.</summary>
    public string Text(string wire)
    {
        if (wire.Contains('\uFFFD')) Report(ShapeRefusals.InvalidCharacter);
        return wire;
    }

    public DateTimeOffset Instant(Timestamp wire)
    {
        if (wire.Seconds is >= FirstSecond and <= LastSecond && wire.Nanos is >= 0 and < 1_000_000_000) return wire.ToDateTimeOffset();
        Report(ShapeRefusals.InvalidValue, ("expected", "an instant from 0001 to 9999"));
        return default;
    }

    /// <summary>The fields that the update mask names; nothing where there is no mask.</summary>
    public HashSet<string>? Mask(FieldMask? mask, string[] fields)
    {
        if (mask is null || mask.Paths.Count == 0) return null;
        if (mask.Paths is ["*"]) return [.. fields];
        At("updateMask");
        for (Index = 0; Index < mask.Paths.Count; Index++)
            if (!fields.Contains(mask.Paths[Index])) Report(ShapeRefusals.InvalidValue, ("expected", "one of " + string.Join(", ", fields)));
        Index = -1;
        return [.. mask.Paths];
    }

    private bool IsKnown(string pointer) =>
        faults.Exists(known => pointer.StartsWith(known.Pointer, StringComparison.Ordinal) && (pointer.Length == known.Pointer.Length || pointer[known.Pointer.Length] == '/'));
}
