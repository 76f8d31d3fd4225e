using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Infrastructure.Rest;

/// <summary>
/// Lists and reports as a file for spreadsheets (RFC 4180, UTF-8 with a byte order mark), for who asks with <c>Accept: text/csv</c>: the same rows by the same filter and under
/// the same rights, of a list all pages. The header names the members by their JSON paths; what the caller may not see is an empty column.
/// </summary>
public static class Csv
{
    /// <summary>What a caller needs besides the permission of the list or report.</summary>
    public const string Permission = "exports.csv";
    public const string MediaType = "text/csv";

    /// <summary>The header that says that there are more rows than the file has.</summary>
    public const string TruncatedHeader = "Waybill-Truncated";

    /// <summary>The most rows of a list in one file.</summary>
    public const int MostRows = 10_000;
    private const int PageSize = 200;

    /// <summary>A caller that accepts JSON as gladly gets CSV; one that takes whatever comes gets JSON.</summary>
    internal static bool Wanted(Operation operation, HttpRequest request)
    {
        if (operation.Table is null) return false;
        var accepted = request.GetTypedHeaders().Accept;
        return Quality(MediaType) is > 0 and var csv && csv >= Quality("application/json");

        double Quality(string type) => accepted.Where(a => a.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)).Select(a => a.Quality ?? 1).DefaultIfEmpty(0).Max();
    }

    internal static async Task<IResult> Export(Operation operation, object request, HttpContext http, Call call)
    {
        call.Caller.Require(Permission);
        if (http.Request.Query.ContainsKey("expand")) throw PlatformRefusals.UnknownParameter.At("/expand", ("name", "expand"));
        var (file, truncated) = await Write(operation, request, http, call);
        http.Response.Headers.CacheControl = "no-store";
        if (truncated) http.Response.Headers[TruncatedHeader] = "true";
        return Microsoft.AspNetCore.Http.Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(file)], $"{MediaType}; charset=utf-8; header=present", Texts.Kebab(operation.Name) + ".csv");
    }

    private static async Task<(string File, bool Truncated)> Write(Operation operation, object request, HttpContext http, Call call)
    {
        var (operations, fields) = (http.RequestServices.GetRequiredService<Operations>(), http.Request.Query["fields"].ToString());
        var columns = Columns(Shape.Element(operation.Table!.PropertyType)!).Where(c => c.IsIn(fields)).ToList();
        var file = new StringBuilder().AppendJoin(',', columns.Select(c => c.Path)).Append("\r\n");
        for (var (rows, query) = (0, request); ;)
        {
            if (query is ListQuery list) query = list with { PageSize = PageSize, Count = null };
            var answer = (await operation.Run(operations, query, call, http.RequestAborted)).Result;
            var page = JsonSerializer.SerializeToNode(operation.Table.GetValue(answer), operation.Table.PropertyType, Json.Options)!.AsArray();
            if (fields.Length > 0) SparseFields.Prune(page, fields, operation.Table.PropertyType, call.Caller);
            foreach (var row in page) file.AppendJoin(',', columns.Select(c => c.Cell(row))).Append("\r\n");
            if (answer is IReport report) return (file.ToString(), report.Truncated);
            if (operation.Next?.GetValue(answer) is not string token) return (file.ToString(), false);
            if ((rows += page.Count) >= MostRows) return (file.ToString(), true);
            query = (ListQuery)query with { PageToken = token };
        }
    }

    /// <summary>A column for each member of a row, and for each member of a record within it: total.amount, total.currency.</summary>
    private static IEnumerable<Column> Columns(Type row, string path = "") => Shape.Members(row).SelectMany(m =>
        Shape.Element(m.ValueType) is null && Shape.IsRecord(m.ValueType) ? Columns(m.ValueType, $"{path}{m.JsonName}.")
            : [new Column(path + m.JsonName, IsText: (Shape.Element(m.ValueType) ?? m.ValueType) == typeof(string))]);

    private sealed record Column(string Path, bool IsText)
    {
        private readonly string[] steps = Path.Split('.');

        /// <summary>The caller asked for it, for what it is part of, or for a part of it.</summary>
        public bool IsIn(string fields) => fields.Length == 0 || fields.Split(',', StringSplitOptions.TrimEntries)
            .Any(f => Path == f || Path.StartsWith(f + ".", StringComparison.Ordinal) || f.StartsWith(Path + ".", StringComparison.Ordinal));

        public string Cell(JsonNode? row)
        {
            foreach (var step in steps) row = row?[step];
            var text = Text(row);
            return Quoted(IsText ? Harmless(text) : text);
        }

        private static string Text(JsonNode? value) => value switch
        {
            null => "",
            JsonArray many when many.All(v => v is JsonValue) => string.Join("; ", many.Select(Text)),
            JsonValue one when one.GetValueKind() == JsonValueKind.String => one.GetValue<string>(),
            _ => value.ToJsonString(Json.Options),
        };

        /// <summary>A spreadsheet would run a text that begins like a formula.</summary>
        private static string Harmless(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;

        private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
    }
}
