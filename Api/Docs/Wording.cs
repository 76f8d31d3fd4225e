using System.Text.RegularExpressions;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Api.Docs;

/// <summary>The sentences that the document says of members whose names mean the same everywhere.</summary>
internal static partial class Wording
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["id"] = "Its id, a UUIDv7.",
        ["version"] = "Counted up by every change. Send it back in If-Match to change what you have read.",
        ["number"] = "Its number, as people call it. Without one it gets the next of its series.",
        ["code"] = "Its short code, unique among its kind.",
        ["externalId"] = "Its id in the client's own system, unique among its kind.",
        ["name"] = "Its name.",
        ["title"] = "The title or position.",
        ["status"] = "Where it stands in its life.",
        ["stage"] = "Where it stands in its life.",
        ["kind"] = "What kind of thing it is.",
        ["active"] = "Whether it is in use.",
        ["currency"] = "ISO 4217 code of the currency, three capital letters.",
        ["createdAt"] = "When it was entered, in UTC.",
        ["createdBy"] = "Who entered it.",
        ["updatedAt"] = "When it was last changed, in UTC.",
        ["expiresAt"] = "When it ceases to be valid, in UTC.",
        ["revokedAt"] = "When it was revoked, in UTC; absent while it is valid.",
        ["validFrom"] = "The first day on which it is valid, in the company's time zone.",
        ["validUntil"] = "The last day on which it is valid, in the company's time zone.",
        ["date"] = "The business date, in the company's time zone.",
        ["quantity"] = "How much, in the item's unit, as a decimal string.",
        ["unit"] = "The unit that quantities are counted in.",
        ["unitPrice"] = "The price of one unit, without discount.",
        ["taxRate"] = "The tax rate as a share: 0.13 for 13 %.",
        ["discountRate"] = "The discount as a share: 0.05 for 5 %.",
        ["amount"] = "The amount of money.",
        ["total"] = "The sum of all lines.",
        ["level"] = "Which price level it stands on.",
        ["channel"] = "The sales channel, such as web or shop.",
        ["subject"] = "The subject that the identity provider knows this person by.",
        ["taxIncluded"] = "Whether prices contain the tax.",
        ["pricesIncludeTax"] = "Whether prices contain the tax unless said otherwise.",
        ["customerPurchaseOrder"] = "The number of the customer's own purchase order.",
        ["priority"] = "The smaller, the sooner it is chosen.",
        ["position"] = "The place of the line, from 1.",
        ["baseUnit"] = "The unit that stock is kept in.",
        ["baseQuantity"] = "How much, in the unit that stock is kept in.",
        ["minQuantity"] = "The quantity from which the price holds.",
        ["quantityDecimals"] = "How many decimals a quantity may have.",
        ["batchControlled"] = "Whether its stock is kept by batch.",
        ["factor"] = "How many of the base unit make one of this.",
        ["onHand"] = "How much lies in stock.",
        ["reserved"] = "How much of it is promised to orders.",
        ["available"] = "How much can still be promised.",
        ["ordered"] = "How much was ordered.",
        ["issued"] = "How much has left the warehouse.",
        ["invoiced"] = "How much has been invoiced.",
        ["returned"] = "How much came back.",
        ["cancelled"] = "How much was cancelled.",
        ["authorityKind"] = "The kind of document that allows it.",
        ["authorityNumber"] = "The number of the document that allows it.",
        ["grade"] = "The quality grade.",
        ["supplier"] = "Who supplied it.",
        ["recipient"] = "Who receives the goods.",
        ["mailingAddress"] = "Where to send it.",
        ["taxNumber"] = "The number that the tax authority gave.",
        ["reference"] = "What the bank or the payer calls it.",
        ["contacts"] = "The people there.",
        ["addresses"] = "Its addresses.",
        ["units"] = "Its other units.",
        ["bins"] = "Its bins.",
        ["prices"] = "The prices.",
        ["allocations"] = "What the money is for.",
        ["gapless"] = "Whether numbers follow each other without gaps, at the price of waiting.",
        ["format"] = "The pattern of the numbers, such as SO-{yyyy}-{000000}.",
        ["tokenType"] = "How to send it: Bearer.",
        ["pointer"] = "JSON pointer to the member.",
        ["message"] = "The rule, in the language asked for.",
        ["detail"] = "The reason in this case, in the language asked for.",
        ["errors"] = "Each fault with its place.",
        ["remark"] = "A free remark.",
        ["reason"] = "Why it is done.",
        ["description"] = "A free description.",
        ["email"] = "The e-mail address.",
        ["phone"] = "The telephone number, as people write it.",
        ["street"] = "Street and house number.",
        ["city"] = "The city.",
        ["region"] = "The province or state.",
        ["postalCode"] = "The postal code.",
        ["country"] = "ISO 3166-1 alpha-2 code of the country, or its name.",
        ["timeZone"] = "IANA name of the time zone, such as Asia/Shanghai.",
        ["taxpayerId"] = "The taxpayer identification number.",
        ["permissions"] = "The permissions it gives, such as customers.create.",
        ["scopes"] = "The permissions it is narrowed to; all of the caller's if absent.",
        ["lines"] = "Its lines, in order.",
        ["items"] = "The items, in order.",
        ["nextPageToken"] = "Ask with it for the next page; absent on the last.",
        ["hint"] = "The beginning and end of the secret, to tell it from others.",
    };

    /// <summary>What a member of this name means, if that is the same everywhere.</summary>
    public static string? Of(string name, Type owner) =>
        Known.GetValueOrDefault(name) is { } sentence ? name == "number" && owner.Name != "Command" ? "Its number, as people call it." : sentence
        : name.EndsWith("Ids", StringComparison.Ordinal) ? $"The ids of the {Words(name[..^3])}s."
        : name.EndsWith("Id", StringComparison.Ordinal) ? $"The id of the {Words(name[..^2])}."
        : name.EndsWith("At", StringComparison.Ordinal) ? $"When it was {Words(name[..^2])}, in UTC."
        : name.EndsWith("By", StringComparison.Ordinal) ? $"Who {Words(name[..^2])} it."
        : name.EndsWith("Number", StringComparison.Ordinal) ? $"The number of the {Words(name[..^6])}."
        : name.EndsWith("Name", StringComparison.Ordinal) ? $"The name of the {Words(name[..^4])}."
        : name.EndsWith("Code", StringComparison.Ordinal) ? $"The code of the {Words(name[..^4])}."
        : name.EndsWith("Date", StringComparison.Ordinal) ? $"The {Words(name)}, in the company's time zone."
        : null;

    /// <summary>What is written over the member, else what its name means, and what its annotations say of it.</summary>
    public static string? Join(string? written, string? known, Shape.Member? member)
    {
        var sentences = new List<string?> { written ?? known };
        if (member?.Find<DecimalKindAttribute>() is { } kind) sentences.Add(Sentence(kind.Range));
        if (member?.Find<ShownOnceAttribute>() is not null) sentences.Add("Shown once: a repeated request is answered without it.");
        if (member?.Find<FieldClassAttribute>() is { } secrecy) sentences.Add($"Absent for callers without `{secrecy.Permission}`.");
        return string.Join(' ', sentences.OfType<string>()) is { Length: > 0 } all ? all : null;
    }

    /// <summary>CustomerStage as "customer stage".</summary>
    public static string Words(string name) => Borders().Replace(name, " ").ToLowerInvariant();

    public static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..] + ".";

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Borders();
}
