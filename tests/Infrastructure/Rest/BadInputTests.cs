using System.Net;
using System.Text.Json.Nodes;
using Waybill.Tests.Support;

namespace Waybill.Tests.Infrastructure.Rest;

public sealed class BadInputTests
{
    [Theory]
    [InlineData("{\"name\":", 400, "MALFORMED_JSON", "")]
    [InlineData("""{"name":"a","name":"b"}""", 400, "MALFORMED_JSON", "")]
    [InlineData("""[]""", 422, "VALIDATION_FAILED", "")]
    [InlineData("""null""", 400, "BODY_REQUIRED", "")]
    [InlineData("", 400, "BODY_REQUIRED", "")]
    [InlineData("""{"name":"a","colour":"red"}""", 400, "UNKNOWN_FIELD", "/colour")]
    [InlineData("""{"name":1}""", 422, "VALIDATION_FAILED", "/name")]
    [InlineData("""{"name":null}""", 422, "VALIDATION_FAILED", "/name")]
    [InlineData("""{}""", 422, "VALIDATION_FAILED", "/name")]
    [InlineData("""{"name":"a","groupId":"7"}""", 422, "VALIDATION_FAILED", "/groupId")]
    [InlineData("""{"name":"a","addresses":[{"use":"castle","street":"s","country":"CN"}]}""", 422, "VALIDATION_FAILED", "/addresses/0/use")]
    [InlineData("""{"name":"a","addresses":[{"use":1,"street":"s","country":"CN"}]}""", 422, "VALIDATION_FAILED", "/addresses/0/use")]
    [InlineData("""{"name":"a","addresses":[{"use":"shipping,billing","street":"s","country":"CN"}]}""", 422, "VALIDATION_FAILED", "/addresses/0/use")]
    [InlineData("""{"name":"a","addresses":[{"use":"Shipping","street":"s","country":"CN"}]}""", 422, "VALIDATION_FAILED", "/addresses/0/use")]
    [InlineData("""{"\ud800":1}""", 400, "MALFORMED_JSON", "")]
    [InlineData("""{"name":"a","addresses":[{"\ud800":1}]}""", 400, "MALFORMED_JSON", "")]
    [InlineData("""{"name":"\ud800"}""", 422, "VALIDATION_FAILED", "/name")]
    public async Task A_bad_body_is_refused_with_its_place(string body, int status, string code, string pointer)
    {
        var problem = await Post("/v1/customers", body, "application/json", status);
        problem["code"]!.ToString().ShouldBe(code);
        if (pointer.Length > 0) problem["errors"]!.AsArray().Select(e => e!["pointer"]!.ToString()).ShouldContain(pointer);
    }

    [Fact]
    public async Task A_name_of_bytes_that_are_no_text_is_refused()
    {
        var content = new ByteArrayContent([.. "{\""u8, 0xFF, .. "\":1}"u8]) { Headers = { ContentType = new("application/json") } };
        (await Post("/v1/customers", content, 400))["code"]!.ToString().ShouldBe("MALFORMED_JSON");
    }

    [Fact]
    public async Task Another_media_type_is_refused() => await Post("/v1/customers", "<name/>", "application/xml", 415);

    [Fact]
    public async Task A_body_over_four_megabytes_is_refused()
    {
        var problem = await Post("/v1/customers", $$"""{"name":"{{new string('x', 5 << 20)}}"}""", "application/json", 413);
        problem["code"]!.ToString().ShouldBe("BODY_TOO_LARGE");
    }

    [Fact]
    public async Task A_nest_too_deep_is_refused() => await Post("/v1/customers", string.Concat(Enumerable.Repeat("{\"a\":", 500)), "application/json", 400);

    [Theory]
    [InlineData("/v1/customers?filter=", 200)]
    [InlineData("/v1/customers?filter=colour%3D1", 400)]
    [InlineData("/v1/customers?filter=name%3D", 400)]
    [InlineData("/v1/customers?orderBy=colour", 400)]
    [InlineData("/v1/customers?pageToken=garbage", 400)]
    [InlineData("/v1/customers?pageSize=0", 422)]
    [InlineData("/v1/customers?pageSize=201", 422)]
    [InlineData("/v1/customers?pageSize=many", 422)]
    [InlineData("/v1/customers?colour=red", 400)]
    [InlineData("/v1/customers?fields=colour", 400)]
    [InlineData("/v1/customers?expand=castle", 400)]
    [InlineData("/v1/customers?count=some", 422)]
    [InlineData("/v1/customers/not-an-id", 404)]
    [InlineData("/v1/customers/00000000-0000-0000-0000-000000000001", 404)]
    [InlineData("/v1/nothing", 404)]
    public async Task A_bad_address_is_refused(string path, int status)
    {
        var shop = await Shop.Open();
        using var response = await Send(shop, new(HttpMethod.Get, path), shop.Keys[Roles.Sales]);
        ((int)response.StatusCode).ShouldBe(status);
        if (status >= 400) response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task A_page_token_of_another_list_or_filter_is_refused()
    {
        var shop = await Shop.Open();
        var page = JsonNode.Parse(await (await Send(shop, new(HttpMethod.Get, "/v1/customers?pageSize=1"), shop.Keys[Roles.Sales])).Content.ReadAsStringAsync())!;
        var token = page["nextPageToken"]!.ToString();
        foreach (var path in new[] { $"/v1/employees?pageToken={token}", $"/v1/customers?filter=active%3Dtrue&pageToken={token}", $"/v1/customers?orderBy=name&pageToken={token}" })
            (await Send(shop, new(HttpMethod.Get, path), shop.Keys[Roles.Sales])).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory, BothDoors]
    public async Task Who_may_not_run_an_operation_learns_nothing_of_its_shape(Door door) =>
        (await (await Shop.Open()).Refused(door, Roles.Warehouse, Customers.CreateCustomerTests.Named(" "))).Code.ShouldBe("FORBIDDEN");

    [Fact]
    public async Task Refusals_speak_Chinese_to_those_who_ask_for_it()
    {
        var shop = await Shop.Open();
        using var message = new HttpRequestMessage(HttpMethod.Get, "/v1/nothing");
        message.Headers.AcceptLanguage.ParseAdd("de, zh-CN;q=0.9, en;q=0.8");
        using var response = await Send(shop, message, shop.Keys[Roles.Sales]);
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!["detail"]!.ToString().ShouldBe("此地址不存在。");
    }

    [Fact]
    public async Task An_absent_thing_looks_the_same_whatever_is_wrong_with_its_id()
    {
        var shop = await Shop.Open();
        var bodies = new List<string>();
        foreach (var id in new[] { "x", Guid.NewGuid().ToString() })
        {
            var problem = JsonNode.Parse(await (await Send(shop, new(HttpMethod.Get, "/v1/customers/" + id), shop.Keys[Roles.Sales])).Content.ReadAsStringAsync())!;
            bodies.Add($"{problem["code"]} {problem["detail"]} {problem["params"]!.ToJsonString()}");
        }
        bodies[0].ShouldBe(bodies[1]);
    }

    private static Task<JsonNode> Post(string path, string body, string type, int status) => Post(path, new StringContent(body, null, type), status);

    private static async Task<JsonNode> Post(string path, HttpContent content, int status)
    {
        var shop = await Shop.Open();
        using var response = await Send(shop, new(HttpMethod.Post, path) { Content = content }, shop.Keys[Roles.Sales]);
        ((int)response.StatusCode).ShouldBe(status);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    private static Task<HttpResponseMessage> Send(Shop shop, HttpRequestMessage message, string key)
    {
        message.Headers.Authorization = new("Bearer", key);
        message.Headers.ExpectContinue = message.Content?.Headers.ContentLength > 4 << 20;
        return shop.Rest.SendAsync(message);
    }
}
