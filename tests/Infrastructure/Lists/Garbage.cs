using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Tests.Infrastructure.Lists;

[Collection(ParcelDatabase.Collection)]
public sealed class Garbage(ParcelDatabase parcels)
{
    private static readonly string[] Words =
    [
        .. Parcels.Fields.Paths.Select(p => p.Name), "AND", "OR", "NOT", "(", ")", "=", "!=", "<", "<=", ">", ">=", ":", "*", "null", "true", "1", "-1", "0.5",
        "99999999999", "79228162514264337593543950335", "9999-12-31", "0001-01-01", "2026-01-01T00:00:00Z", "draft", "\"x\"",
        "'", "\"", "\\", "\0", "\ud800", "%", "00000002-0000-0000-0000-000000000000",
    ];

    private static readonly string[] Values = ["\0", "\ud800", "", "null", .. Words];

    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(3000);
    private static readonly Config Brief = Config.QuickThrowOnFailure.WithMaxTest(400);

    private static Gen<string> AnyText => ArbMap.Default.GeneratorFor<string?>().Select(s => s ?? "");

    private static Gen<string> AnyWords => Gen.Elements(Words).ListOf().Select(words => string.Join(' ', words));

    /// <summary>A comparison that reads well and may or may not mean something.</summary>
    private static Gen<string> AnyComparison =>
        from path in Gen.Elements(Parcels.Fields.Paths.Select(p => p.Name).ToArray())
        from comparator in Gen.Elements("=", "!=", "<", "<=", ">", ">=", ":")
        from value in Gen.OneOf(Gen.Elements(Values), AnyText.Select(JsonQuoted))
        from not in Gen.Elements("", "NOT ")
        select not + path + comparator + value;

    private static Gen<string> AnyFilter =>
        from joiner in Gen.Elements(" AND ", " OR ")
        from parts in AnyComparison.ListOf(3)
        select string.Join(joiner, parts);

    [Fact]
    public void As_a_filter_is_refused() =>
        Prop.ForAll(Gen.OneOf(AnyText, AnyWords, AnyFilter).ToArbitrary(), filter => OnlyRefuses(() => Parcels.Fields.Filter(filter, Parcels.Anyone))).Check(Thorough);

    [Fact]
    public void As_a_comparison_is_refused_or_runs() =>
        Prop.ForAll(AnyComparison.ToArbitrary(), filter => OnlyRefuses(() => Page(new() { Filter = filter, PageSize = 1 }))).Check(Brief);

    [Fact]
    public void As_an_order_is_refused() =>
        Prop.ForAll(Gen.OneOf(AnyText, AnyWords).ToArbitrary(), order => OnlyRefuses(() => Parcels.Fields.Order(order, Parcels.Anyone))).Check(Thorough);

    [Fact]
    public void As_a_token_is_refused()
    {
        var coded = AnyText.Select(s => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(s)));
        Prop.ForAll(Gen.OneOf(AnyText, coded).ToArbitrary(), token => OnlyRefuses(() => Read(new Parcels.Query { PageToken = token }))).Check(Thorough);
    }

    [Fact]
    public void In_a_token_is_refused_or_runs()
    {
        var tokens =
            from path in Gen.Elements(Parcels.Fields.Paths.Select(p => p.Name).ToArray())
            from direction in Gen.Elements("asc", "desc")
            from key in Gen.OneOf(Gen.Elements<string?>(Values), AnyText.Select(s => (string?)s), Gen.Constant<string?>(null))
            select (Order: $"{path} {direction}", Key: key);
        Prop.ForAll(tokens.ToArbitrary(), t => OnlyRefuses(() => Page(Forged(t.Order, t.Key)))).Check(Brief);
    }

    [Fact]
    public void With_one_letter_changed_is_refused_or_read()
    {
        var token = Token(new() { OrderBy = "rank" });
        var changed = from at in Gen.Choose(0, token.Length - 1) from letter in Gen.Choose(32, 126) select token[..at] + (char)letter + token[(at + 1)..];
        Prop.ForAll(changed.ToArbitrary(), one => OnlyRefuses(() => Read(new Parcels.Query { OrderBy = "rank", PageToken = one }))).Check(Thorough);
    }

    private void Page(Parcels.Query query) => parcels.Page(query).GetAwaiter().GetResult();

    private static bool OnlyRefuses(Action action)
    {
        try
        {
            action();
        }
        catch (Refusal refusal)
        {
            refusal.Reason.Code.ShouldBeOneOf("BAD_FILTER", "BAD_ORDER", "BAD_PAGE_TOKEN");
        }
        return true;
    }

    private static string JsonQuoted(string text) => '"' + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + '"';

    private static Place? Read(Parcels.Query query) => PageToken.Read(query, Parcels.Fields, Parcels.Fields.Order(query.OrderBy, Parcels.Anyone));

    private static string Token(Parcels.Query query) => PageToken.Write(new(null, Guid.NewGuid()), query, Parcels.Fields, Parcels.Fields.Order(query.OrderBy, Parcels.Anyone));

    private static Parcels.Query Forged(string order, string? key)
    {
        var query = new Parcels.Query { OrderBy = order, PageSize = 1 };
        var content = JsonNode.Parse(Base64Url.DecodeFromChars(Token(query)))!;
        content["K"] = key;
        return query with { PageToken = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(content)) };
    }
}
