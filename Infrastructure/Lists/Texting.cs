using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;

namespace Waybill.Infrastructure.Lists;

/// <summary>Looking for a text inside another, in whatever case.</summary>
internal static class Texting
{
    private static readonly Expression<Func<string?, string, bool>> Like = (text, pattern) => EF.Functions.ILike(text!, pattern, @"\");

    public static Expression ILike(Expression text, Expression pattern) => Splice.In(Like, text, pattern);

    /// <summary>The pattern that means: contains exactly these characters.</summary>
    public static string Pattern(string part) => $"%{part.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%";

    /// <summary>A value as a captured variable, which EF sends as a parameter, so that one plan serves all values.</summary>
    public static Expression Captured<T>(T value)
    {
        Expression<Func<T>> variable = () => value;
        return variable.Body;
    }

    /// <summary>Whether the database can hold it: no zero character, no half of a surrogate pair.</summary>
    public static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (text[i] == '\0' || char.IsSurrogate(text[i])) return false;
        }
        return true;
    }
}
