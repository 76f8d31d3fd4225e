using Microsoft.OpenApi;

namespace Waybill.Api.Docs;

/// <summary>The first page of the document.</summary>
internal static class Introduction
{
    private const string Text = """
        Customers, goods, stock, orders and money of a trading company, for its staff and its integrators. Every operation here is also a gRPC method of the same name.

        ## Signing in
        Send `Authorization: Bearer …` with an API key (`wb_live_…`) or an access token. What a caller may do is a list of permissions such as `customers.create`; each
        operation names the one it needs. Some members, such as prices and costs, are absent for callers without their permission.

        ## Refusals
        A refusal is `application/problem+json` (RFC 9457) with a stable `code`; decide by it, never by the text. `title` and `detail` follow `Accept-Language`
        (`en` or `zh-CN`), `params` holds every value the text names, `errors` names each fault by a JSON pointer, all at once. `GET /problems` lists every code.
        What you may not see does not exist: it is answered with 404, in the same words.

        ## Repeating a request
        Every POST takes an `Idempotency-Key`; those that move money, stock or ownership require one. The same key with the same request gets the stored answer again, with
        `Idempotency-Replayed: true`; with another request it is refused. Keys are kept for 24 hours at least. Only successes are stored, so a failure can simply be retried.

        ## Versions
        What can be changed carries a `version`, and an `ETag`. PATCH, and PUT and DELETE where they say so, need it in `If-Match`; if somebody was faster, you get 412 and
        read again. PATCH is a JSON Merge Patch: what is not sent stays, null clears.

        ## Lists
        `pageSize` (50, at most 200) and `pageToken` page through a list in a stable order; `nextPageToken` is absent on the last page. `count=exact` or `count=estimated`
        counts what the filter matches. `fields` leaves members out, `expand` puts what ids stand for beside them, `q` searches text.

        ## Filters
        `filter` is a part of AIP-160: `stage = "formal" AND (createdAt >= "2026-01-01" OR NOT active = true)`. Operators are `= != < <= > >=` and `:` (contains; `field:*`
        means that there is a value); `null` is written bare; AND and OR together need parentheses. Each list names its fields.

        ## Money, quantities, time
        Money is `{"amount": "1234.50", "currency": "CNY"}`. Amounts, prices, quantities and rates are decimal strings, never floating-point numbers. Instants are RFC 3339
        in UTC and end in `At`; dates are business dates in the company's time zone. What has no value is absent: null is never answered.

        ## Trying it out
        `validateOnly=true` on any write checks permission and rules and writes nothing. A client may ask a limited number of times a second; the `RateLimit` headers say how
        often. Within v1 there are only additions, so ignore members you do not know.
        """;

    public static OpenApiInfo Info() => new()
    {
        Title = "Waybill", Version = "1.0.0", Summary = "The business backend of a trading company: REST and gRPC.", Description = Text.ReplaceLineEndings("\n"),
        Contact = new() { Name = "Waybill", Url = new("https://example.com/waybill"), Email = "waybill@example.com" },
        License = new() { Name = "Proprietary", Identifier = "LicenseRef-Waybill" },
    };
}
