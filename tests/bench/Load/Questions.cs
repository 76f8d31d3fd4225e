using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Waybill.Bench.Selling;

namespace Waybill.Bench.Load;

/// <summary>
/// Everything one field of a list can be asked, by what its document says: every order both ways; every choice of an enumeration; a value that is there and one that is nowhere;
/// and texts to look for. What a list does not hold is the hardest to find: a database that walks an order for it walks to the end.
/// </summary>
internal static partial class Questions
{
    private const string Nowhere = "nowhere to be found";

    public static IEnumerable<string> Of(JsonNode operation, JsonObject? first)
    {
        var parameters = operation["parameters"]!.AsArray().Where(p => p!["name"] is not null).ToDictionary(p => p!["name"]!.ToString(), p => p!["description"]?.ToString() ?? "");
        foreach (var path in Paths(parameters.GetValueOrDefault("orderBy")))
            foreach (var way in (string[])["asc", "desc"]) yield return $"orderBy={Uri.EscapeDataString($"{path.Name} {way}")}";
        foreach (var path in Paths(parameters.GetValueOrDefault("filter")))
            foreach (var condition in Conditions(path.Kind, At(first, path.Name))) yield return $"filter={Uri.EscapeDataString($"{path.Name} {condition}")}";
        if (parameters.ContainsKey("q"))
            foreach (var text in (string?[])[Nowhere, "zq", first?["number"]?.ToString()])
                if (text is not null) yield return $"q={Uri.EscapeDataString(text)}";
    }

    private static IEnumerable<string> Conditions(string kind, string? known)
    {
        if (known is not null && kind is not ("instant" or "decimal")) yield return $"= \"{known}\"";
        foreach (var other in kind switch
        {
            "text" => [$"= \"{Nowhere}\""],
            "id" => [$"= \"{Guid.CreateVersion7()}\""],
            "true or false" => ["= true", "= false"],
            "decimal" => ["= 987654.32", "> 987654.32"],
            "date" => ["= \"2199-01-01\"", "> \"2199-01-01\"", "< \"1999-01-01\""],
            "instant" => ["> \"2199-01-01T00:00:00Z\"", "< \"1999-01-01T00:00:00Z\""],
            "whole number" => ["= 987654321"],
            _ => Choice().Matches(kind).Select(m => $"= \"{m.Groups[1].Value}\""),
        }) yield return other;
    }

    private static string? At(JsonObject? item, string path) => path.Split('.').Aggregate((JsonNode?)item, (node, name) => (node as JsonObject)?[name]) is JsonValue value ? value.ToString() : null;

    private static IEnumerable<(string Name, string Kind)> Paths(string? description) =>
        Line().Matches(description ?? "").Select(m => (m.Groups[1].Value, m.Groups[2].Value));

    [GeneratedRegex(@"^- `([^`]+)`(?:: (.*?))?(?: \(only with .*)?$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Choice();
}

/// <summary>How long each question of each list takes.</summary>
internal static class Asking
{
    private const int Repeats = 5, Told = 20;

    /// <summary>Asks everything, and prints what took longest.</summary>
    public static async Task Measure(Company company)
    {
        var document = JsonNode.Parse(await company.Lab.Get("/openapi/v1.json"))!;
        var times = new Times();
        foreach (var list in company.Lists)
        {
            var first = JsonNode.Parse(await company.Http.GetStringAsync($"{list}?pageSize=1"))!["items"]?.AsArray().FirstOrDefault() as JsonObject;
            foreach (var question in Questions.Of(document["paths"]![list]!["get"]!, first))
                for (var i = 0; i < Repeats; i++) await Company.Read(company.Http, $"{list}?pageSize=50&{question}", $"{list}?{question}", times);
        }
        var answers = times.Steps.Select(question => (Question: question, Milliseconds: times.At(question, 0.5))).OrderBy(a => a.Milliseconds).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answers.Count} questions of one field each: median {At(0.5):0.0} ms, p90 {At(0.9):0.0} ms, p99 {At(0.99):0.0} ms; the slowest:"));
        foreach (var (question, took) in answers.AsEnumerable().Reverse().Take(Told))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {took,8:0.0} ms  {Uri.UnescapeDataString(question)}"));

        double At(double share) => answers[(int)(share * (answers.Count - 1))].Milliseconds;
    }
}
