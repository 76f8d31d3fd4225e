using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Waybill.Tests.Support;

namespace Waybill.Tests.House.Fuzz;

/// <summary>Holds answers to what the document promises of them.</summary>
internal sealed partial class Judge(Schemas schemas)
{
    /// <summary>Everything that is wrong with an answer to the question.</summary>
    public IReadOnlyList<string> Faults(Question question, JsonObject said, HttpResponseMessage response, string text)
    {
        var status = (int)response.StatusCode;
        var faults = new List<string>();
        if (status >= 500) faults.Add("is an error of ours");
        if (Inside().Match(text) is { Success: true } word) faults.Add($"tells of the inside: {word.Value}");
        if (text.Contains("\"0001-01-01T", StringComparison.Ordinal)) faults.Add("tells a time that was never set");
        if (status < 300 && question.Wrong is { } wrong) faults.Add($"accepts what its document calls wrong: {wrong}");
        if (said["responses"]![status.ToString()] is not { } answer) return [.. faults, "has a status that is not in the document"];
        var documented = schemas.Resolve(answer);
        faults.AddRange(Headers(documented, response));
        var media = response.Content.Headers.ContentType?.MediaType ?? "none";
        if (documented["content"]?[media] is not { } content) return [.. faults, $"is {media}, which is not in the document"];
        if (!media.EndsWith("json", StringComparison.Ordinal)) return faults;
        var body = JsonNode.Parse(text);
        faults.AddRange(schemas.Faults(content["schema"]!, body, new(Closed: !question.Expanded, Sparse: question.Shaped && status < 300)));
        if (status >= 300 && content["examples"]?[body!["code"]!.ToString()] is null) faults.Add("has a code that is not in the document");
        if (status >= 300 && question.Wrong is null && body!["code"]!.ToString() is "MALFORMED_JSON" or "UNKNOWN_FIELD") faults.Add("does not understand what its document calls right");
        return faults;
    }

    /// <summary>Whatever only the inside knows: stacks, types, SQL.</summary>
    public static string? Telling(string text) => Inside().Match(text) is { Success: true } word ? word.Value : null;

    private IEnumerable<string> Headers(JsonObject documented, HttpResponseMessage response)
    {
        foreach (var (name, given) in documented["headers"]?.AsObject() ?? [])
        {
            var header = schemas.Resolve(given!);
            if (!response.Headers.TryGetValues(name, out var values))
            {
                if (header["required"]?.GetValue<bool>() == true) yield return $"lacks the header {name}";
                continue;
            }
            foreach (var fault in schemas.Faults(header["schema"]!, string.Join(", ", values))) yield return $"header {name}: {fault}";
        }
    }

    [GeneratedRegex(@"\n\s+at |\bat Waybill\.|\bSystem\.[A-Z]\w+|\bNpgsql|\bMicrosoft\.|\bWaybill\.(Features|Infrastructure|Api)\b|SQLSTATE|"
        + @"\b(select|update|insert into|delete from) \w+ (from|set|values)\b|duplicate key value|violates \w+ constraint|Exception\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Inside();
}
