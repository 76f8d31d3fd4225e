using Waybill.Api.Hosting;
using Waybill.Features;
using Waybill.Infrastructure;
using Waybill.Infrastructure.Grpc;
using Waybill.Infrastructure.Refusals;
using Waybill.Tests.Support;

namespace Waybill.Tests.House;

/// <summary>The contracts are what was approved, and what the program would write now.</summary>
public sealed class ContractTests
{
    [Fact]
    public void The_protos_are_what_the_records_say()
    {
        var written = ProtoWriter.Write(Floor.Catalogue(Ladder.Features), Contracts.Protos, Contracts.Docs);
        written.Count.ShouldBeGreaterThan(5);
        foreach (var (path, text) in written) File.ReadAllText(Path.Combine(Source.Root, "Protos", path)).ShouldBe(text, $"{path} is not up to date: dotnet run --project Api -- protos");
    }

    [Fact]
    public void Every_operation_its_permission_and_its_refusals_are_approved() =>
        Approved.Matches("operations.txt", string.Join('\n', Everything.OrderBy(o => o.Feature, StringComparer.Ordinal).ThenBy(o => o.Name, StringComparer.Ordinal)
            .Select(o => $"{o.Feature}/{o.Name}: {(o.Streams ? "stream" : $"{o.Method} {o.Route}")} [{o.Permission ?? "signed in"}]{(o.NeedsKey ? " key" : "")} {string.Join(' ', o.Refuses)}".TrimEnd())));

    [Fact]
    public void Every_reason_has_both_languages_and_names_the_same_values() =>
        new ReasonBook(typeof(Ladder).Assembly).All.Where(r => r.Chinese.All(c => c < 0x80) || !Names(r.English).SetEquals(Names(r.Chinese))).Select(r => r.Code).ShouldBeEmpty();

    private static IEnumerable<Waybill.Infrastructure.Pipeline.Operation> Everything => Floor.Catalogue(Ladder.Features) is var catalogue ? catalogue.All.Concat(catalogue.Streams) : [];

    private static HashSet<string> Names(string sentence) => [.. System.Text.RegularExpressions.Regex.Matches(sentence, @"\{(\w+)\}").Select(m => m.Groups[1].Value)];
}
