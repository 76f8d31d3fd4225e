using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Lists;

/// <summary>How a filter compares.</summary>
internal enum Comparator { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, Has }

/// <summary>A condition as it was written.</summary>
internal abstract record Condition
{
    /// <summary>A path compared with a value. Positions count characters from 1.</summary>
    public sealed record Compared(string Path, int PathAt, Comparator Comparator, int ComparatorAt, string Value, bool Quoted, int ValueAt) : Condition
    {
        public bool IsNull => !Quoted && Value == "null";
        public bool IsPresence => !Quoted && Value == "*" && Comparator == Comparator.Has;
    }

    public sealed record Negated(Condition Inner) : Condition;

    /// <summary>All of the parts, or any of them.</summary>
    public sealed record Joined(bool All, IReadOnlyList<Condition> Parts) : Condition;
}

/// <summary>What a path in a filter looks like.</summary>
internal static class FilterPaths
{
    public static bool IsPath(string text) => text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(Continues);

    public static bool Continues(char one) => char.IsAsciiLetterOrDigit(one) || one is '_' or '.';
}

/// <summary>
/// Reads a filter, a part of AIP-160: comparisons joined by AND or OR, negated by NOT, grouped by parentheses.
/// Whoever mixes AND and OR must say with parentheses what he means.
/// </summary>
internal sealed class FilterParser
{
    private const int Deepest = 10;
    private const int MostTerms = 50;
    private readonly string text;
    private int at;
    private int terms;

    private FilterParser(string text) => this.text = text;

    public static Condition Parse(string text)
    {
        var parser = new FilterParser(text);
        var condition = parser.Sequence(depth: 0);
        return parser.at == text.Length ? condition : throw parser.Bad("expected AND, OR or the end");
    }

    /// <summary>The refusal for a problem at a place, counted from 1.</summary>
    public static Refusal Bad(int position, string problem) => PlatformRefusals.BadFilter.At("/filter", ("position", position), ("problem", problem));

    private Refusal Bad(string problem) => Bad(at + 1, problem);

    private Condition Sequence(int depth)
    {
        List<Condition> parts = [One(depth)];
        bool? all = null;
        while (Word() is "AND" or "OR")
        {
            var and = Word() == "AND";
            if (all is { } before && before != and) throw Bad("AND and OR together need parentheses");
            all = and;
            at += and ? 3 : 2;
            parts.Add(One(depth));
        }
        return parts.Count == 1 ? parts[0] : new Condition.Joined(all == true, parts);
    }

    private Condition One(int depth)
    {
        var word = Word();
        var opens = at < text.Length && text[at] == '(';
        if (word != "NOT" && !opens) return Comparison(word);
        if (depth == Deepest) throw Bad($"nested deeper than {Deepest}");
        if (!opens)
        {
            at += word.Length;
            return new Condition.Negated(One(depth + 1));
        }
        at++;
        var inner = Sequence(depth + 1);
        Blanks();
        if (at == text.Length || text[at] != ')') throw Bad("expected AND, OR or )");
        at++;
        return inner;
    }

    private Condition.Compared Comparison(string path)
    {
        if (!FilterPaths.IsPath(path) || path is "AND" or "OR") throw Bad("expected a field, NOT or (");
        if (++terms > MostTerms) throw Bad($"more than {MostTerms} comparisons");
        var pathAt = at;
        at += path.Length;
        Blanks();
        var comparatorAt = at;
        var comparator = Operator();
        Blanks();
        var valueAt = at;
        var quoted = at < text.Length && text[at] is '"' or '\'';
        var value = quoted ? QuotedText() : BareText();
        return new(path, pathAt + 1, comparator, comparatorAt + 1, value, quoted, valueAt + 1);
    }

    private Comparator Operator()
    {
        var (comparator, length) = (Peek(0), Peek(1)) switch
        {
            ('!', '=') => (Comparator.NotEqual, 2),
            ('<', '=') => (Comparator.LessOrEqual, 2),
            ('>', '=') => (Comparator.GreaterOrEqual, 2),
            ('=', _) => (Comparator.Equal, 1),
            ('<', _) => (Comparator.Less, 1),
            ('>', _) => (Comparator.Greater, 1),
            (':', _) => (Comparator.Has, 1),
            _ => throw Bad("expected one of = != < <= > >= :"),
        };
        at += length;
        return comparator;
    }

    private string QuotedText()
    {
        var quote = text[at];
        var value = new System.Text.StringBuilder();
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == quote)
            {
                at = i + 1;
                return value.ToString();
            }
            if (text[i] == '\\' && (++i == text.Length || text[i] is not ('"' or '\'' or '\\'))) throw Bad(i, @"\ may only stand before a quote or another \");
            value.Append(text[i]);
        }
        throw Bad("the quote is not closed");
    }

    private string BareText()
    {
        var end = at;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('(' or ')' or '"' or '\'' or '=' or '<' or '>' or '!')) end++;
        var value = text[at..end];
        if (value is "" or "AND" or "OR" or "NOT") throw Bad("expected a value");
        at = end;
        return value;
    }

    /// <summary>The word that comes next, which is not taken yet.</summary>
    private string Word()
    {
        Blanks();
        var end = at;
        while (end < text.Length && FilterPaths.Continues(text[end])) end++;
        return text[at..end];
    }

    private char Peek(int ahead) => at + ahead < text.Length ? text[at + ahead] : '\0';

    private void Blanks()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
    }
}
