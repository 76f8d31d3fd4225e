using System.Text.RegularExpressions;
using Waybill.Features;

namespace Waybill.Tests.House;

/// <summary>A feature uses only features below it.</summary>
public sealed partial class LadderTests
{
    private static readonly List<string> Rungs = [.. Ladder.Features.Select(f => f.Name)];

    [Fact]
    public void No_feature_reaches_up_the_ladder()
    {
        var looked = 0;
        var wrong = new List<string>();
        foreach (var (path, text) in Source.In("Features").Where(f => f.Path.Count(c => c == '/') == 2))
        {
            var mine = Rungs.IndexOf(path.Split('/')[1]);
            foreach (Match use in Uses().Matches(text))
            {
                looked++;
                if (Rungs.IndexOf(use.Groups[1].Value) > mine) wrong.Add($"{path} uses {use.Groups[1].Value}");
            }
        }
        wrong.ShouldBeEmpty();
        looked.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Every_folder_of_features_stands_on_the_ladder_once() =>
        Directory.GetDirectories(Path.Combine(Source.Root, "Features")).Select(Path.GetFileName).Where(n => n is not ("bin" or "obj"))
            .Order(StringComparer.Ordinal).ShouldBe(Rungs.Order(StringComparer.Ordinal));

    [Fact]
    public void Infrastructure_knows_no_feature() =>
        Source.In("Infrastructure").Where(f => f.Text.Contains("using Waybill.Features", StringComparison.Ordinal)).ShouldBeEmpty();

    [GeneratedRegex(@"Waybill\.Features\.(\w+)")]
    private static partial Regex Uses();
}
