using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Waybill.Api.Docs;

/// <summary>The values that examples are made of, by the names of members: one small trading company's day.</summary>
internal static partial class Samples
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["currency"] = "CNY", ["externalId"] = "erp-10042", ["email"] = "li.na@example.com", ["phone"] = "+86 571 8888 0142", ["title"] = "Purchasing manager",
        ["street"] = "88 Wensan Road", ["city"] = "Hangzhou", ["region"] = "Zhejiang", ["postalCode"] = "310012", ["country"] = "CN", ["taxpayerId"] = "91330100MA2B0EXAMP",
        ["level"] = "gold", ["subject"] = "idp|li.na", ["timeZone"] = "Asia/Shanghai", ["format"] = "SO-{yyyy}-{000000}", ["kind"] = "order", ["hint"] = "wb_live_…x7Qd",
        ["key"] = "wb_live_EXAMPLE", ["accessToken"] = "eyJhbGciOiJFUzI1NiJ9.EXAMPLE", ["tokenType"] = "Bearer", ["permissions"] = "customers.list", ["scopes"] = "customers.list",
        ["remark"] = "Call before delivery.", ["reason"] = "Damaged in transit.", ["description"] = "For the spring season.", ["unit"] = "pcs", ["baseUnit"] = "pcs",
        ["nextPageToken"] = "eyJrIjoiMjAyNi0wMy0xNiJ9", ["brand"] = "Hengtai", ["barcode"] = "6901234567892", ["batchNumber"] = "B-2026-0316", ["batch"] = "B-2026-0316",
        ["channel"] = "web", ["bin"] = "A-01-03", ["carrier"] = "SF Express", ["trackingNumber"] = "SF1029384756", ["url"] = "https://example.com/hooks/waybill",
        ["pointer"] = "/name", ["message"] = "A value is required.", ["detail"] = "The request has 1 fault(s); see errors.", ["bank"] = "Bank of Hangzhou",
        ["account"] = "3301 0000 1234 5678", ["paymentTerms"] = "30 days net", ["model"] = "AG-125S", ["specification"] = "125 mm, 900 W", ["color"] = "blue",
        ["locale"] = "zh-CN", ["language"] = "zh-CN", ["website"] = "https://example.com", ["industry"] = "Hardware", ["source"] = "trade fair", ["orderNumber"] = "SO-2026-000042",
        ["grade"] = "A", ["authorityKind"] = "delivery", ["documentKind"] = "stock-out", ["customerPurchaseOrder"] = "PO-7731", ["recipient"] = "Li Na",
        ["mailingAddress"] = "88 Wensan Road, Hangzhou 310012", ["reference"] = "TT-20260316-088", ["creditOverrideReason"] = "Paid by cheque this morning.",
        ["taxNumber"] = "24332000000012345678", ["redLetterNumber"] = "24332000000087654321", ["supplier"] = "Ningbo Bearings Co., Ltd.",
        ["about"] = "receipt-due", ["text"] = "Ask for the certificate.", ["content"] = "JVBERi0xLjcK", ["contentType"] = "application/pdf", ["fileName"] = "contract.pdf",
        ["sha256"] = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", ["part"] = "9f", ["uploadUrl"] = "/files/EXAMPLE",
        ["state"] = "approved", ["invoiceTitle"] = "Hangzhou Hengtai Hardware Co., Ltd.",
    };

    private static readonly (string Noun, string Name, string Code, string Number)[] Nouns =
    [
        ("Unit", "box", "BOX", "U-01"), ("CustomerGroup", "Wholesalers", "WHOLESALE", "G-01"), ("PriceList", "Spring 2026", "SPRING-26", "PL-0007"),
        ("Price", "Spring price", "PRICE", "PR-01"), ("Category", "Power tools", "POWER", "K-01"),
        ("GetMe", "Wang Wei", "WANG-WEI", "E-0012"), ("ApiClient", "Web shop", "WEB-SHOP", "A-01"), ("ApiKey", "Web shop", "WEB-SHOP", "A-01"),
        ("Contact", "Li Na", "LI-NA", "P-01"), ("Employee", "Wang Wei", "WANG-WEI", "E-0012"),
        ("Department", "Sales East", "SALES-E", "D-03"), ("Role", "sales-clerk", "SALES", "R-01"), ("Company", "Waybill Trading", "WAYBILL", "W-01"),
        ("Warehouse", "Shanghai main warehouse", "SH-01", "WH-01"), ("Bin", "Aisle A, shelf 3", "A-01-03", "B-01"),
        ("Supplier", "Ningbo Bearings Co., Ltd.", "NB-BEAR", "S-000017"),
        ("Quote", "Spring offer", "SPRING", "Q-2026-000042"), ("Order", "Spring order", "SPRING", "SO-2026-000042"), ("Delivery", "First delivery", "FIRST", "DN-2026-000042"),
        ("StockOut", "Goods issue", "OUT", "GI-2026-000042"), ("StockIn", "Goods receipt", "IN", "GR-2026-000042"), ("Receipt", "Bank transfer", "BANK", "RC-2026-000042"),
        ("Invoice", "March invoice", "MARCH", "IV-2026-000042"), ("Address", "Head office", "HEAD", "AD-01"),
        ("Customer", "Hangzhou Hengtai Hardware Co., Ltd.", "HENGTAI", "C-000042"), ("Batch", "March batch", "MARCH", "B-2026-0316"),
        ("Item", "Angle grinder 125 mm", "AG-125", "I-000042"),
        ("", "Spring fair", "A-100", "N-000042"),
    ];

    /// <summary>A text for the member, in the world of the thing that <paramref name="owner"/> names.</summary>
    public static string Text(string member, string owner)
    {
        if (Texts.TryGetValue(member, out var known)) return known;
        if (Tail().Match(member) is not { Success: true, Value: var tail }) return char.ToUpperInvariant(member[0]) + Wording.Words(member)[1..];
        var thing = Of(member.Length > tail.Length ? member : owner);
        return tail.ToLowerInvariant() switch { "name" => thing.Name, "code" => thing.Code, _ => thing.Number };
    }

    /// <summary>The same id for everything of the same name, in the form of a UUIDv7.</summary>
    public static string Id(string member, string owner)
    {
        var name = member == "id" ? Of(owner).Noun : Ending().Replace(member, "");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name.ToLowerInvariant())));
        return $"0197f3c2-8a41-7{hash[..3]}-9{hash[3..6]}-{hash[6..18]}";
    }

    /// <summary>There is something to say of the thing that this names.</summary>
    public static bool Knows(string owner) => Of(owner).Noun.Length > 0;

    public static string Instant(string member) => Late().IsMatch(member) ? "2027-03-16T08:30:00Z" : "2026-03-16T08:30:00Z";

    public static string Date(string member) =>
        Late().IsMatch(member) ? "2026-06-30" : "2026-03-16";

    /// <summary>Candidates from the likeliest to what always fits; the schema picks.</summary>
    public static IEnumerable<string> Decimals(string member)
    {
        if (member == "discountRate") yield return "0.05";
        if (member.EndsWith("Rate", StringComparison.Ordinal)) yield return "0.13";
        if (member.EndsWith("Price", StringComparison.Ordinal) || member.EndsWith("Cost", StringComparison.Ordinal)) yield return "128.50";
        if (member.StartsWith("amount", StringComparison.Ordinal)) yield return "1285.00";
        yield return "10";
        yield return "0.5";
        yield return "1";
    }

    public static bool Flag(string member) => member is "active" or "done" or "found" or "batchControlled";

    public static long Whole(string member) => member switch
    {
        "version" => 3,
        "pageSize" => 50,
        "count" or "total" => 128,
        "quantityDecimals" => 0,
        "index" => 0,
        "status" => 201,
        "priority" => 10,
        _ => 1,
    };

    [GeneratedRegex("(^n|N)ame$|(^c|C)ode$|(^n|N)umber$")]
    private static partial Regex Tail();

    [GeneratedRegex("Until$|^due|^expir")]
    private static partial Regex Late();

    [GeneratedRegex("Ids?$")]
    private static partial Regex Ending();

    private static (string Noun, string Name, string Code, string Number) Of(string owner) =>
        Nouns.First(n => owner.Replace("ies", "y").Contains(n.Noun, StringComparison.OrdinalIgnoreCase));
}
