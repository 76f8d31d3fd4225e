using System.Text.Json;
using System.Text.Json.Nodes;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Rest;
using Waybill.Infrastructure.Values;

namespace Waybill.Tests.Infrastructure.Lists;

public sealed class SparseFieldsTests
{
    private sealed record Customer(Guid Id, string Name);
    private sealed record Line(string Sku, decimal Quantity, [property: Cost] Money? UnitCost, Money Price);
    private sealed record Order(string Number, Customer? Customer, IReadOnlyList<Line> Lines, IReadOnlyList<string> Tags, [property: SellingPrice] Money? Total, bool Paid);

    private static readonly Order Whole = new(
        "O-1", new(Guid.Empty, "Ann"), [new("A", 1, new(2, "CNY"), new(3, "CNY")), new("B", 2, null, new(4, "CNY"))], ["x"], new(11, "CNY"), true);

    [Theory]
    [InlineData("number", """{"number":"O-1"}""")]
    [InlineData("number, paid", """{"number":"O-1","paid":true}""")]
    [InlineData("customer.name", """{"customer":{"name":"Ann"}}""")]
    [InlineData("customer,customer.name", """{"customer":{"id":"00000000-0000-0000-0000-000000000000","name":"Ann"}}""")]
    [InlineData("lines.quantity,tags", """{"lines":[{"quantity":"1"},{"quantity":"2"}],"tags":["x"]}""")]
    [InlineData("lines.price.amount,lines.sku", """{"lines":[{"sku":"A","price":{"amount":"3.00"}},{"sku":"B","price":{"amount":"4.00"}}]}""")]
    [InlineData("lines.unitCost", """{"lines":[{"unitCost":{"amount":"2.00","currency":"CNY"}},{}]}""")]
    public void Keep_only_what_was_asked_for(string fields, string expected) => Pruned(Whole, fields).ShouldBe(expected);

    [Fact]
    public void Keep_the_token_and_count_of_a_page() =>
        Pruned(new Page<Order>([Whole, Whole], "next", 2), "number").ShouldBe("""{"items":[{"number":"O-1"},{"number":"O-1"}],"nextPageToken":"next","count":2}""");

    [Fact]
    public void Leave_absent_what_is_absent() => Pruned(Whole with { Customer = null }, "customer.name").ShouldBe("{}");

    [Theory]
    [InlineData("colour", "colour")]
    [InlineData("Number", "Number")]
    [InlineData("number,customer.age", "customer.age")]
    [InlineData("number.length", "number.length")]
    [InlineData("tags.length", "tags.length")]
    [InlineData("lines.0", "lines.0")]
    [InlineData("number,,paid", "")]
    [InlineData("customer.", "customer.")]
    [InlineData("", "")]
    public void Refuse_a_path_that_leads_nowhere(string fields, string path)
    {
        var refusal = Should.Throw<Refusal>(() => Pruned(Whole, fields));

        refusal.Reason.Code.ShouldBe("BAD_FIELDS");
        refusal.Values["field"].ShouldBe(path);
    }

    [Theory]
    [InlineData("number,total")]
    [InlineData("total.amount")]
    [InlineData("lines.unitCost.currency")]
    public void Refuse_a_path_that_the_caller_may_not_see(string fields) =>
        Should.Throw<Refusal>(() => Pruned(Whole, fields, Parcels.Nobody)).Reason.Code.ShouldBe("FIELD_FORBIDDEN");

    [Fact]
    public void Do_not_refuse_what_lies_around_it() => Pruned(Whole, "lines.sku", Parcels.Nobody).ShouldBe("""{"lines":[{"sku":"A"},{"sku":"B"}]}""");

    private static string Pruned<T>(T answer, string fields, Caller? caller = null)
    {
        var node = JsonSerializer.SerializeToNode(answer, Json.Options)!;
        SparseFields.Prune(node, fields, typeof(T), caller ?? Parcels.Anyone);
        return node.ToJsonString();
    }
}
