using System.Text.RegularExpressions;
using Waybill.Features;
using Waybill.Infrastructure;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Tests.House;

/// <summary>Every operation is complete: a file of its name with a sentence, a permission, both doors, a sample, a test.</summary>
public sealed partial class SliceTests
{
    private static readonly IReadOnlyCollection<Operation> All = Floor.Catalogue(Ladder.Features).All;
    private static readonly IReadOnlyCollection<Operation> Streams = Floor.Catalogue(Ladder.Features).Streams;
    private static readonly string Samples = string.Concat(Directory.GetFiles(Path.Combine(Source.Root, "http-samples"), "*.http").Select(File.ReadAllText));
    private static readonly string Tests = string.Concat(Source.In("tests").Select(f => f.Text));

    [Fact]
    public void Every_operation_has_a_file_of_its_name_that_opens_with_a_sentence()
    {
        var files = Source.In("Features").ToDictionary(f => f.Path, f => f.Text);
        All.Concat(Streams).Where(o => !files.TryGetValue($"Features/{o.Feature}/{o.Name}.cs", out var text) || !Sentence().IsMatch(text)).Select(o => o.Name).ShouldBeEmpty();
        All.Count.ShouldBeGreaterThan(70);
    }

    [Fact]
    public void Every_operation_has_an_http_sample() =>
        All.Where(o => !Regex.IsMatch(Samples, $@"# @name {o.Name}\s")).Select(o => o.Name).ShouldBeEmpty();

    [Fact]
    public void Every_operation_is_run_by_a_test() =>
        All.Concat(Streams).Where(o => !Tests.Contains($"new {Slice(o)}.", StringComparison.Ordinal)
                && !(o.Verb == Verb.Batch && Tests.Contains($"Batch<{o.Request.GenericTypeArguments[0].DeclaringType!.Name}.Command>")))
            .Select(o => o.Name).ShouldBeEmpty();

    [Fact]
    public void Every_operation_has_an_rpc() =>
        All.Concat(Streams).Select(o => $"{o.Service}/{o.Name}").Except(Waybill.Api.Hosting.Contracts.Protos.SelectMany(f => f.Services).SelectMany(s => s.Methods.Select(m => $"{s.Name}/{m.Name}"))).ShouldBeEmpty();

    [Fact]
    public void Permissions_are_dotted_and_lower_case() =>
        All.Concat(Streams).Select(o => o.Permission).OfType<string>().Concat(All.SelectMany(o => o.AlsoAsks)).Where(p => !Dotted().IsMatch(p)).ShouldBeEmpty();

    [Fact]
    public void Operations_that_move_money_or_stock_need_a_key() =>
        All.Where(o => o.Refuses.Any(c => c is "STOCK_SHORT" or "OVER_ALLOCATED" or "OVER_INVOICED" or "CREDIT_EXCEEDED") && !o.NeedsKey).Select(o => o.Name).ShouldBeEmpty();

    private static string Slice(Operation operation) => operation.Verb == Verb.Batch ? operation.Request.GenericTypeArguments[0].DeclaringType!.Name : operation.Request.DeclaringType!.Name;

    [GeneratedRegex(@"^(using [^\n]+\n|\n|namespace [^\n]+\n)*/// <summary>", RegexOptions.None)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"^[a-z][a-z-]*(\.[a-z][a-z-]*)+$")]
    private static partial Regex Dotted();
}
