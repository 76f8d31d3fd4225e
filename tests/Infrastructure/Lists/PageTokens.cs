using System.Buffers.Text;
using System.Text;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Tests.Infrastructure.Lists;

public sealed class PageTokens
{
    private static readonly Parcels.Query Asked = new() { OrderBy = "rank", Filter = "pieces > 1", Q = "x" };
    private static readonly Guid Id = Guid.NewGuid();

    [Theory]
    [InlineData("rank", 7)]
    [InlineData("rank", null)]
    [InlineData("number", "张三 \"\\ \n 😀")]
    [InlineData("fragile", true)]
    [InlineData("status", ParcelStatus.HandedOver)]
    [InlineData("grams", 5_000_000_000L)]
    public void Come_back_as_they_went(string order, object? key) => Back(Asked with { OrderBy = order }, key).ShouldBe(new Place(key, Id));

    [Fact]
    public void Keep_every_digit()
    {
        Back(Asked with { OrderBy = "insured" }, 1234567.8901m).ShouldBe(new Place(1234567.8901m, Id));
        Back(Asked with { OrderBy = "dueDate" }, DateOnly.MaxValue).ShouldBe(new Place(DateOnly.MaxValue, Id));
        var instant = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(1234567);
        Back(Asked with { OrderBy = "madeAt" }, instant.ToOffset(TimeSpan.FromHours(8))).ShouldBe(new Place(instant, Id));
        Back(Asked with { OrderBy = "id" }, Id).ShouldBe(new Place(Id, Id));
    }

    [Fact]
    public void Fit_no_other_list_filter_order_or_text()
    {
        var asked = Asked with { PageToken = Token(Asked, 7) };

        Read(asked).ShouldNotBeNull();
        Refuses(asked with { Filter = "pieces > 2" });
        Refuses(asked with { Filter = null });
        Refuses(asked with { Q = "y" });
        Refuses(asked with { OrderBy = "rank desc" });
        Refuses(asked with { OrderBy = "pieces" });
        Should.Throw<Refusal>(() => PageToken.Read(asked, new Listing<Parcel>("other parcels"), Order(asked))).Reason.Code.ShouldBe("BAD_PAGE_TOKEN");
    }

    [Fact]
    public void Fit_whatever_the_page_size_and_however_the_order_is_written() =>
        Read(Asked with { PageToken = Token(Asked, 7), PageSize = 3, Count = Counting.Exact, OrderBy = " rank asc" }).ShouldBe(new Place(7, Id));

    [Theory]
    [InlineData("rank", "\"x\"")]
    [InlineData("rank", "7")]
    [InlineData("rank", "\"99999999999\"")]
    [InlineData("pieces", "null")]
    [InlineData("number", "\"a\\u0000b\"")]
    [InlineData("number", "\"\\ud800\"")]
    [InlineData("number", "{}")]
    [InlineData("madeAt", "\"9999-12-31T23:59:59-14:00\"")]
    [InlineData("status", "\"lost\"")]
    [InlineData("id", "null")]
    public void Are_refused_with_a_forged_key(string order, string key)
    {
        var asked = Asked with { OrderBy = order };
        var content = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(Token(asked, null)));

        content.ShouldContain("\"K\":null");
        Refuses(asked with { PageToken = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(content.Replace("\"K\":null", "\"K\":" + key))) });
    }

    [Theory]
    [InlineData("x")]
    [InlineData("!!!!")]
    [InlineData("bnVsbA")]
    [InlineData("e30")]
    [InlineData("W10")]
    [InlineData("eyJCIjpudWxsLCJLIjpudWxsLCJJIjoiIn0")]
    public void Are_refused_when_they_are_none(string token) => Refuses(Asked with { PageToken = token });

    private static Order<Parcel> Order(ListQuery query) => Parcels.Fields.Order(query.OrderBy, Parcels.Anyone);

    private static string Token(ListQuery query, object? key) => PageToken.Write(new(key, Id), query, Parcels.Fields, Order(query));

    private static Place? Read(ListQuery query) => PageToken.Read(query, Parcels.Fields, Order(query));

    private static Place? Back(ListQuery query, object? key) => Read(query with { PageToken = Token(query, key) });

    private static void Refuses(ListQuery query) => Should.Throw<Refusal>(() => Read(query)).Reason.Code.ShouldBe("BAD_PAGE_TOKEN");
}
