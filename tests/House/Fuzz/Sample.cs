using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Tests.House.Fuzz;

/// <summary>One request of http-samples as it stands there, with the names of earlier answers in it.</summary>
internal sealed partial record Sample(string Name, string Method, string Address, IReadOnlyList<(string Name, string Value)> Headers, string? Body, int Status)
{
    private static int numbers = Random.Shared.Next(100_000, 500_000);

    /// <summary>Every file of samples, each a story of its own.</summary>
    public static IReadOnlyList<(string File, IReadOnlyList<Sample> Steps)> Stories { get; } =
        [.. Directory.GetFiles(Path.Combine(Source.Root, "http-samples"), "*.http").Order(StringComparer.Ordinal).Select(f => (Path.GetFileNameWithoutExtension(f), Read(File.ReadAllText(f))))];

    /// <summary>Whose key it is sent with.</summary>
    public string? Key => Headers.FirstOrDefault(h => h.Name == "Authorization").Value?["Bearer ".Length..];

    /// <summary>The same with what earlier answers said in the place of their names.</summary>
    public Sample After(IReadOnlyDictionary<string, JsonNode?> told) => this with
    {
        Address = Fill(Address, told), Body = Body is null ? null : Fill(Body, told),
        Headers = [.. Headers.Select(h => (h.Name, Fill(h.Value, told)))],
    };

    /// <summary>The operation that it is sent to, if it is one of ours.</summary>
    public Operation? Operation(IEnumerable<Operation> all)
    {
        var steps = Address.Split('?')[0].Split('/');
        return all.Where(o => o.Method == Method && Fits(o.Route.Split('/'), steps)).MinBy(o => o.RouteMembers.Count);
    }

    private static bool Fits(string[] route, string[] steps) => route.Length == steps.Length && route.Zip(steps).All(p => p.First == p.Second || p.First.StartsWith('{'));

    private static List<Sample> Read(string file) => [.. Pieces().Split(file).Skip(1).Select(Piece).OfType<Sample>()];

    private static Sample? Piece(string text)
    {
        var lines = text.Split('\n').Select(l => l.TrimEnd()).ToList();
        var at = lines.FindIndex(l => Request().IsMatch(l));
        if (at < 0) return null;
        var (request, headers) = (lines[at].Split(' ', 2), lines.Skip(at + 1).TakeWhile(l => l.Length > 0).ToList());
        var rest = lines.Skip(at + 1 + headers.Count).ToList();
        var body = string.Join('\n', rest.TakeWhile(l => !l.StartsWith("??", StringComparison.Ordinal))).Trim();
        return new(lines.First(l => l.StartsWith("# @name ", StringComparison.Ordinal))[8..], request[0], request[1], [.. headers.Select(h => h.Split(": ", 2)).Select(h => (h[0], h[1]))],
            body.Length > 0 ? body : null, int.Parse(rest.First(l => l.StartsWith("?? status == ", StringComparison.Ordinal))[13..]));
    }

    private static string Fill(string text, IReadOnlyDictionary<string, JsonNode?> told) => Names().Replace(text, name => name.Groups[1].Value switch
    {
        "rest" => "",
        "key" => told["key"]!.ToString(),
        "$uuid" => Guid.NewGuid().ToString(),
        var number when number.StartsWith("$randomInt", StringComparison.Ordinal) => Interlocked.Increment(ref numbers).ToString(),
        var path => Steps().Matches(path).Skip(1).Aggregate(told.GetValueOrDefault(path.Split('.')[0]), (at, step) => int.TryParse(step.Value, out var i) ? at?[i] : at?[step.Value])?.ToString() ?? "",
    });

    [GeneratedRegex("^###.*$", RegexOptions.Multiline)]
    private static partial Regex Pieces();

    [GeneratedRegex("^(GET|POST|PUT|PATCH|DELETE) ")]
    private static partial Regex Request();

    [GeneratedRegex(@"\{\{([^}]+)\}\}")]
    private static partial Regex Names();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Steps();
}
