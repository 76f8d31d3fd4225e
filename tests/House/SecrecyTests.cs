using System.Collections;
using System.Text.Json;
using Google.Protobuf;
using Waybill.Features;
using Waybill.Features.Deliveries;
using Waybill.Infrastructure;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Rest;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.House;

/// <summary>What a caller may not see is absent on both doors, and of no use in filter, order and fields.</summary>
public sealed class SecrecyTests
{
    private static readonly string[] Telling = ["price", "amount", "discount", "net", "tax", "gross", "freight", "total", "credit", "charged", "received", "invoiced", "cost", "value"];

    [Fact]
    public void Every_member_that_holds_money_has_a_class_or_was_approved_without_one() =>
        Approved.Matches("open-money.txt", string.Join('\n', Floor.Catalogue(Ladder.Features).All.SelectMany(o => Members(o.Result, []).Select(m => $"{o.Name} {m}")).Distinct().Order(StringComparer.Ordinal)));

    [Fact]
    public void The_warehouses_own_documents_have_no_member_that_speaks_of_selling() =>
        Floor.Catalogue(Ladder.Features).All.Where(o => o.Feature.StartsWith("Stock", StringComparison.Ordinal))
            .SelectMany(o => Types(o.Result, []).Concat(Types(o.Request, [])).SelectMany(Shape.Members).Where(m => m.Find<SellingPriceAttribute>() is not null || Speaks(m)).Select(m => $"{o.Name}.{m.JsonName}"))
            .ShouldBeEmpty();

    [Theory, BothDoors]
    public async Task The_warehouse_reads_a_delivery_without_a_price(Door door)
    {
        var shop = await Shop.Open();
        var delivery = await shop.ReleasedDelivery(freight: 12m);
        foreach (var request in new object[] { new GetDelivery.Query(delivery.Id), new ListDeliveries.Query { Filter = $"number = \"{delivery.Number}\"" } })
        {
            var seen = await Raw(shop, door, Roles.Warehouse, request);
            seen.ShouldContain(delivery.Number!);
            Names(seen).Where(n => Telling.Any(t => n.Contains(t, StringComparison.OrdinalIgnoreCase))).ShouldBeEmpty();
        }
        Names(await Raw(shop, door, Roles.Sales, new GetDelivery.Query(delivery.Id))).ShouldContain("amount");
    }

    [Theory, BothDoors]
    public async Task A_field_one_may_not_read_is_of_no_use_in_filter_and_order(Door door)
    {
        var shop = await Shop.Open();
        var nobody = await shop.Holder(door, [.. shop.Catalogue.All.Where(o => o.Verb == Verb.List).Select(o => o.Permission).OfType<string>().Distinct()]);
        var tried = 0;
        foreach (var operation in shop.Catalogue.All.Where(o => o.Verb == Verb.List && o.RouteMembers.Count == 0))
            foreach (var path in Listings.Of(operation.Request)!.Paths.Where(p => p.Class is not null))
            {
                tried++;
                (await nobody.Refused(Query(operation, filter: $"{path.Name} > 1"))).Code.ShouldBe("FIELD_FORBIDDEN", $"{operation.Name} {path.Name}");
                (await nobody.Refused(Query(operation, orderBy: path.Name))).Code.ShouldBe("FIELD_FORBIDDEN", $"{operation.Name} {path.Name}");
            }
        tried.ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task A_field_one_may_not_read_cannot_be_asked_for()
    {
        var shop = await Shop.Open();
        using var message = new HttpRequestMessage(HttpMethod.Get, "/v1/orders?fields=id,total.amount");
        message.Headers.Authorization = new("Bearer", (await shop.Holder(Door.Rest, "orders.list")).Key);
        (await (await shop.Rest.SendAsync(message)).Content.ReadAsStringAsync()).ShouldContain("FIELD_FORBIDDEN");
    }

    private static object Query(Operation operation, string? filter = null, string? orderBy = null)
    {
        var query = JsonSerializer.Deserialize("{}", operation.Request, Json.Options)!;
        operation.Request.GetProperty(nameof(ListQuery.Filter))!.SetValue(query, filter);
        operation.Request.GetProperty(nameof(ListQuery.OrderBy))!.SetValue(query, orderBy);
        return query;
    }

    private static async Task<string> Raw(Shop shop, Door door, string role, object request)
    {
        var operation = shop.Catalogue.For(request.GetType());
        if (door == Door.Grpc) return (await shop.Grpc.Answer(operation, request, new() { Metadata = new Dictionary<string, string> { ["authorization"] = "Bearer " + shop.Keys[role] } })).ToString()!;
        using var message = RestMessage.Of(operation, request, validateOnly: false);
        message.Headers.Authorization = new("Bearer", shop.Keys[role]);
        return await (await shop.Rest.SendAsync(message)).Content.ReadAsStringAsync();
    }

    private static IEnumerable<string> Names(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. Names(document.RootElement)];
    }

    private static IEnumerable<string> Names(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Names(p.Value).Prepend(p.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Names),
        _ => [],
    };

    private static bool Speaks(Shape.Member member) => member.Find<CostAttribute>() is null && member.Find<HandlingCostAttribute>() is null
        && member.JsonName is not ("unitCost" or "handlingCost") && (member.ValueType == typeof(Money) || member.JsonName.Contains("price", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Members(Type type, HashSet<Type> seen, string path = "")
    {
        if (!seen.Add(type)) yield break;
        foreach (var member in Shape.Members(type).Where(m => m.Find<FieldClassAttribute>() is null))
        {
            var inner = Shape.Element(member.ValueType) ?? member.ValueType;
            if (inner == typeof(Money) || member.JsonName.EndsWith("Rate", StringComparison.Ordinal)) yield return path + member.JsonName;
            else if (Shape.IsRecord(inner)) foreach (var deeper in Members(inner, seen, $"{path}{member.JsonName}.")) yield return deeper;
        }
        seen.Remove(type);
    }

    private static IEnumerable<Type> Types(Type type, HashSet<Type> seen)
    {
        if (!Shape.IsRecord(type) || !seen.Add(type)) return [];
        return Shape.Members(type).SelectMany(m => Types(Shape.Element(m.ValueType) ?? m.ValueType, seen)).Prepend(type).Where(t => t != typeof(Money));
    }
}
