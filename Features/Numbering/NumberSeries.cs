using System.Text.RegularExpressions;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Numbering;

/// <summary>What a feature says of the numbers of its documents: the kind of document and the usual format.</summary>
public sealed record NumberKind(string Kind, string Format);

/// <summary>The company's own choice for the numbers of one kind of document.</summary>
public sealed partial class NumberSeries : Root
{
    private NumberSeries() { }

    public NumberSeries(string kind, string format, bool gapless) => (Of, Format, Gapless) = (kind, format, gapless);

    /// <summary>The kind of document: order, delivery.</summary>
    public string Of { get; private set; } = "";

    /// <summary>Text with one run of zeros in braces for the counter and at most one date pattern: SO-{yyyyMM}-{000000}.</summary>
    public string Format { get; private set; } = "";
    public bool Gapless { get; private set; }

    public void Change(string format, bool gapless) => (Format, Gapless) = (format, gapless);

    public static bool IsFormat(string format) => Pattern().IsMatch(format);

    /// <summary>The part of the format that is filled from the date; counters start anew with each.</summary>
    public static string Period(string format, DateOnly date) => DatePart().Match(format) is { Success: true } part ? date.ToString(part.Groups[1].Value) : "";

    public static string Text(string format, DateOnly date, long counter) =>
        CounterPart().Replace(DatePart().Replace(format, m => date.ToString(m.Groups[1].Value)), m => counter.ToString("D" + m.Groups[1].Length));

    [GeneratedRegex(@"^[A-Z0-9/-]{0,10}(\{(yyyyMMdd|yyyyMM|yyyy|yyMM)\})?[A-Z0-9/-]{0,5}\{0{3,12}\}$")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\{(y[yMd]+)\}")]
    private static partial Regex DatePart();

    [GeneratedRegex(@"\{(0+)\}")]
    private static partial Regex CounterPart();
}

/// <summary>How far a series has counted in a period.</summary>
internal sealed class NumberCounter
{
    public required string Kind { get; init; }
    public required string Period { get; init; }
    public long Next { get; set; }
}
