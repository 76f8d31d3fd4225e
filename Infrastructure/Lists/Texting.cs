using System.Linq.Expressions;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;

namespace Waybill.Infrastructure.Lists;

/// <summary>
/// Looking for a text inside another, in whatever case. No index helps with that, so each way is as cheap as its text lets it be: PostgreSQL takes four times as long
/// to look through a million numbers and names when it must lower the case of each, and twice as long to lower that of every script instead of ASCII's alone.
/// Which case a letter has does not depend on how its column is sorted.
/// </summary>
internal static class Texting
{
    private static readonly Expression<Func<string?, string, bool>> InAnyScript = (text, pattern) => EF.Functions.ILike(EF.Functions.Collate(text!, "default"), pattern, @"\");
    private static readonly Expression<Func<string?, string, bool>> InAscii = (text, pattern) => EF.Functions.ILike(EF.Functions.Collate(text!, "C"), pattern, @"\");
    private static readonly Expression<Func<string?, string, bool>> Caseless = (text, part) => text!.IndexOf(part) >= 0;

    /// <summary>The condition that a text contains exactly these characters, in whatever case.</summary>
    public static Expression Contains(Expression text, string part) =>
        part.EnumerateRunes().All(HasNoCase) ? Splice.In(Caseless, text, Captured(part))
        : Splice.In(Ascii.IsValid(part) ? InAscii : InAnyScript, text, Captured($"%{part.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%"));

    /// <summary>A value as a captured variable, which EF sends as a parameter, so that one plan serves all values.</summary>
    public static Expression Captured<T>(T value)
    {
        Expression<Func<T>> variable = () => value;
        return variable.Body;
    }

    private static bool HasNoCase(Rune rune) => Rune.ToLowerInvariant(rune) == rune && Rune.ToUpperInvariant(rune) == rune;
}
