using System.Text.RegularExpressions;

namespace Waybill.Tests.House;

/// <summary>Taste that can be tested.</summary>
public sealed partial class TidyTests
{
    private static readonly IReadOnlyList<(string Path, string Text)> Shipped = Source.In("Api", "Features", "Infrastructure");

    [Fact]
    public void Time_is_handed_in() => Using(@"DateTime(Offset)?\.(Utc)?Now|DateTime\.Today", except: "Infrastructure/Postgres/");

    /// <summary>
    /// One clock decides, the program's: a lease or an expiry that is written by one clock and read by another would hold too long or not at all. For that very reason the
    /// queue of webhooks, which all nodes write and read, goes by the one clock that they share.
    /// </summary>
    [Fact]
    public void Only_the_queue_that_nodes_share_asks_the_database_for_the_time()
    {
        const string asked = @"(?i)\bnow\(\)|\b(current_(timestamp|date|time)|local(timestamp|time)|(clock|statement|transaction)_timestamp|timeofday)\b|'(now|today)'";
        Using(asked, except: "Features/Webhooks/");
        Source.Migrations.ShouldNotBeEmpty();
        Source.Migrations.Where(f => Regex.IsMatch(f.Text, asked)).Select(f => f.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Spans_of_time_are_measured_by_a_clock_that_nobody_sets() => Using(@"GetUtcNow\(\) - \w+ [<>]", except: "none");

    /// <summary>Who goes past the trips would not see the changes that wait for the next one.</summary>
    [Fact]
    public void Statements_written_by_hand_take_along_what_waits() => Using("GetDbConnection", except: "Infrastructure/Data/Trips.cs");

    [Fact]
    public void The_database_is_asked_asynchronously() => Using(@"\.SaveChanges\(\)|\.ToList\(\)\s*;\s*// db|Database\.Migrate\(\)|\.ExecuteSqlRaw\(", except: "none");

    [Fact]
    public void Handlers_neither_save_nor_catch() =>
        Source.In("Features").Where(f => Regex.IsMatch(f.Text, @"\bcatch\b|BeginTransaction|SaveChangesAsync") && !f.Path.EndsWith("TokenDesk.cs", StringComparison.Ordinal)).Select(f => f.Path).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_to_do() => Using("TO" + "DO|FIX" + "ME|NotImplemented", except: "none");

    [Fact]
    public void No_line_is_longer_than_one_can_read() =>
        Shipped.Concat(Source.In("tests")).SelectMany(f => f.Text.Split('\n').Select((line, i) => (f.Path, Number: i + 1, line.Length))).Where(l => l.Length > 220)
            .Select(l => $"{l.Path}:{l.Number}").ShouldBeEmpty();

    [Fact]
    public void No_file_is_longer_than_one_can_hold_in_mind() =>
        Shipped.Select(f => (f.Path, Lines: f.Text.Split('\n').Length, Most: f.Path.StartsWith("Features", StringComparison.Ordinal) ? 250 : 350)).Where(f => f.Lines > f.Most)
            .Select(f => $"{f.Path}: {f.Lines}").ShouldBeEmpty();

    [Fact]
    public void No_feature_has_more_files_than_one_noun_needs() =>
        Source.In("Features").Where(f => f.Path.Count(c => c == '/') == 2).GroupBy(f => f.Path.Split('/')[1]).Where(g => g.Count() > 25).Select(g => $"{g.Key}: {g.Count()}").ShouldBeEmpty();

    [Fact]
    public void No_folder_gathers_strangers() =>
        Shipped.Select(f => Path.GetDirectoryName(f.Path)!).Distinct().Where(d => Strangers().IsMatch(d)).ShouldBeEmpty();

    private static void Using(string pattern, string except)
    {
        Shipped.Count.ShouldBeGreaterThan(100);
        Shipped.Where(f => !f.Path.StartsWith(except, StringComparison.Ordinal) && Regex.IsMatch(f.Text, pattern)).Select(f => f.Path).ShouldBeEmpty();
    }

    [GeneratedRegex("(^|/)(Common|Shared|Helpers|Services|Models|Dtos|Utils)(/|$)")]
    private static partial Regex Strangers();
}
