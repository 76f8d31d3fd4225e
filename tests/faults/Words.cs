using System.Globalization;

namespace Waybill.Faults;

/// <summary>How one thing is called in addresses, operations, documents and events.</summary>
internal static class Words
{
    private static readonly Dictionary<(string Kind, string Verb), string> Events = new()
    {
        [("orders", "submit")] = "order.submitted", [("orders", "approve")] = "order.approved", [("orders", "cancel")] = "order.cancelled",
        [("deliveries", "release")] = "delivery.released", [("stock-outs", "confirm")] = "stock-out.confirmed", [("stock-ins", "confirm")] = "stock-in.confirmed",
        [("invoices", "create")] = "invoice.requested", [("invoices", "issue")] = "invoice.issued",
        [("receipts", "submit")] = "receipt.submitted", [("receipts", "confirm")] = "receipt.confirmed", [("transfers", "release")] = "transfer.released",
        [("sales-returns", "submit")] = "sales-return.submitted", [("sales-returns", "offer")] = "sales-return.offered",
        [("sales-returns", "agree")] = "sales-return.agreed", [("sales-returns", "credit")] = "sales-return.credited",
    };
    private static readonly HashSet<string> Types = [.. Events.Where(e => e.Value != "stock-in.confirmed").Select(e => e.Value)];

    /// <summary>The event that tells of it, if there is one.</summary>
    public static string? Event(string kind, string verb) => Events.GetValueOrDefault((kind, verb));

    /// <summary>Whether such an event comes of the traders' requests alone.</summary>
    public static bool IsOurs(string type) => Types.Contains(type);

    public static string Singular(string kind) => kind == "deliveries" ? "delivery" : kind[..^1];

    /// <summary>The kind of document that an event of this type is about.</summary>
    public static string Plural(string type) => type.Split('.')[0] is var kind && kind == "delivery" ? "deliveries" : kind + "s";

    /// <summary>ConfirmStockOut of stock-outs and confirm.</summary>
    public static string Operation(string kind, string verb) => Pascal(verb) + Pascal(Singular(kind));

    public static string Camel(string text) => char.ToLowerInvariant(text[0]) + Pascal(text)[1..];

    public static string Pascal(string text) => string.Concat(text.Split('-').Select(CultureInfo.InvariantCulture.TextInfo.ToTitleCase));
}
