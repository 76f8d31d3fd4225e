using System.Text.Json.Nodes;

namespace Waybill.Faults;

/// <summary>All documents that there are, as the lists tell them.</summary>
internal sealed class Books
{
    public static readonly IReadOnlyList<string> Kinds = ["orders", "deliveries", "stock-outs", "stock-ins", "invoices", "receipts", "transfers", "sales-returns"];

    private Books(Dictionary<string, List<JsonObject>> rows) => Rows = rows;

    public IReadOnlyDictionary<string, List<JsonObject>> Rows { get; }

    public static async Task<Books> Read(Client admin)
    {
        var rows = new Dictionary<string, List<JsonObject>>();
        foreach (var kind in Kinds) rows[kind] = await admin.All($"/v1/{kind}");
        return new(rows);
    }

    public HashSet<string> Ids(string kind) => [.. Rows[kind].Select(r => (string)r["id"]!)];
}
