using Waybill.Infrastructure.Lists;

namespace Waybill.Tests.Infrastructure.Lists;

public sealed class FilterParsing
{
    [Theory]
    [InlineData("a = 1", "a Equal 1")]
    [InlineData("a=1", "a Equal 1")]
    [InlineData("a!=1 AND b<2 AND c<=3", "(a NotEqual 1 & b Less 2 & c LessOrEqual 3)")]
    [InlineData("a>1 OR b>=2", "(a Greater 1 | b GreaterOrEqual 2)")]
    [InlineData("a:x", "a Has x")]
    [InlineData("a:*", "a Has *")]
    [InlineData("a = 1 AND (b = 2 OR c = 3)", "(a Equal 1 & (b Equal 2 | c Equal 3))")]
    [InlineData("((a = 1))", "a Equal 1")]
    [InlineData("NOT a = 1 AND b = 2", "(!a Equal 1 & b Equal 2)")]
    [InlineData("NOT(a=1 OR b=2)", "!(a Equal 1 | b Equal 2)")]
    [InlineData("NOT NOT a = 1", "!!a Equal 1")]
    [InlineData("at >= 2026-01-01T08:00:00+08:00", "at GreaterOrEqual 2026-01-01T08:00:00+08:00")]
    [InlineData("  customer.name   =\t'O\\'Neil \"x\" \\\\ AND'  ", "customer.name Equal 'O'Neil \"x\" \\ AND'")]
    [InlineData("a = \"\"", "a Equal ''")]
    [InlineData("a = -1.50", "a Equal -1.50")]
    [InlineData("ANDROID = ORANGE", "ANDROID Equal ORANGE")]
    public void Reads_what_it_should(string filter, string tree) => Print(FilterParser.Parse(filter)).ShouldBe(tree);

    [Theory]
    [InlineData("", 1, "expected a field, NOT or (")]
    [InlineData("a", 2, "expected one of = != < <= > >= :")]
    [InlineData("a ! 1", 3, "expected one of = != < <= > >= :")]
    [InlineData("a =", 4, "expected a value")]
    [InlineData("a = AND b = 1", 5, "expected a value")]
    [InlineData("a == 1", 4, "expected a value")]
    [InlineData("a = 1 b = 2", 7, "expected AND, OR or the end")]
    [InlineData("a = 1 and b = 2", 7, "expected AND, OR or the end")]
    [InlineData("a = 1)", 6, "expected AND, OR or the end")]
    [InlineData("(a = 1", 7, "expected AND, OR or )")]
    [InlineData("()", 2, "expected a field, NOT or (")]
    [InlineData("a = 1 AND", 10, "expected a field, NOT or (")]
    [InlineData("a = 1 AND OR b = 1", 11, "expected a field, NOT or (")]
    [InlineData("1a = 1", 1, "expected a field, NOT or (")]
    [InlineData("a = \"x", 5, "the quote is not closed")]
    [InlineData("a = \"x\\n\"", 7, "\\ may only stand before a quote or another \\")]
    [InlineData("a = 1 AND b = 2 OR c = 3", 17, "AND and OR together need parentheses")]
    [InlineData("a = 1 OR b = 2 AND c = 3", 16, "AND and OR together need parentheses")]
    [InlineData("(a = 1 AND b = 2 OR c = 3)", 18, "AND and OR together need parentheses")]
    public void Refuses_at_the_place_where_it_goes_wrong(string filter, int position, string problem)
    {
        var refusal = Parcels.Refused(filter);

        refusal.Reason.Code.ShouldBe("BAD_FILTER");
        refusal.Values["position"].ShouldBe(position.ToString());
        refusal.Values["problem"].ShouldBe(problem);
        refusal.Faults.Single().Pointer.ShouldBe("/filter");
    }

    [Fact]
    public void Nests_ten_deep_and_no_deeper()
    {
        FilterParser.Parse(new string('(', 10) + "a = 1" + new string(')', 10)).ShouldBeOfType<Condition.Compared>();
        Parcels.Refused(new string('(', 11) + "a = 1" + new string(')', 11)).Values["position"].ShouldBe("11");
        Parcels.Refused(string.Concat(Enumerable.Repeat("NOT ", 11)) + "a = 1").Values["problem"].ShouldBe("nested deeper than 10");
        Parcels.Refused(new string('(', 1_000_000)).Values["problem"].ShouldBe("nested deeper than 10");
    }

    [Fact]
    public void Compares_fifty_times_and_no_more()
    {
        FilterParser.Parse(string.Join(" OR ", Enumerable.Repeat("a = 1", 50))).ShouldBeOfType<Condition.Joined>().Parts.Count.ShouldBe(50);
        Parcels.Refused(string.Join(" OR ", Enumerable.Repeat("a = 1", 51))).Values["problem"].ShouldBe("more than 50 comparisons");
    }

    private static string Print(Condition condition) => condition switch
    {
        Condition.Negated not => "!" + Print(not.Inner),
        Condition.Joined joined => $"({string.Join(joined.All ? " & " : " | ", joined.Parts.Select(Print))})",
        Condition.Compared one => $"{one.Path} {one.Comparator} {(one.Quoted ? $"'{one.Value}'" : one.Value)}",
        _ => throw new InvalidOperationException(),
    };
}
