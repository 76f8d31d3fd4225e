using Waybill.Features.Customers;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Rest;
using Waybill.Tests.Support;

namespace Waybill.Tests.Infrastructure.Rest;

/// <summary>Lists and reports as files for spreadsheets.</summary>
public sealed class CsvTests
{
    [Fact]
    public async Task A_list_is_a_file_with_a_header_of_paths_and_a_byte_order_mark()
    {
        var shop = await Shop.Open();
        var order = await shop.OrderOf(100);
        var file = await shop.Csv(shop.Keys[Roles.Manager], $"/v1/orders?filter=customerId%3D%22{order.CustomerId}%22&fields=id,number,total,fulfilment");
        (file.Status, file.Text[0], file.Text.EndsWith("\r\n", StringComparison.Ordinal)).ShouldBe((200, '\uFEFF', true));
        file.Lines.ShouldBe(["id,number,fulfilment,total.amount,total.currency", $"{order.Id},{order.Number},none,100.00,CNY"]);
        file.Answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8; header=present");
        file.Answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("list-orders.csv");
        file.Answer.Headers.Contains(Csv.TruncatedHeader).ShouldBeFalse();
    }

    [Theory]
    [InlineData("茶行, \"湖畔\"", "\"茶行, \"\"湖畔\"\"\"")]
    [InlineData("茶\r\n行", "\"茶\r\n行\"")]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(1,2)", "\"'@SUM(1,2)\"")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("a=1", "a=1")]
    public async Task Texts_are_quoted_and_no_text_is_a_formula(string name, string cell)
    {
        var shop = await Shop.Open();
        var id = await shop.LevelCustomer("A", name: name);
        (await shop.Csv(shop.Keys[Roles.Admin], $"/v1/customers?filter=id%3D%22{id}%22&fields=name")).Text.ShouldBe($"\uFEFFname\r\n{cell}\r\n");
    }

    [Fact]
    public async Task A_negative_number_stays_a_number()
    {
        var shop = await Shop.Open();
        var order = await shop.OrderOf(100);
        await shop.Advance(order.CustomerId, 30);
        await shop.Applied(await shop.Owing(50, order.CustomerId), 20);
        (await shop.Csv(shop.Keys[Roles.Admin], $"/v1/customer-balances/entries?filter=customerId%3D%22{order.CustomerId}%22&fields=amount.amount")).Lines.ShouldContain("-20.00");
    }

    [Fact]
    public async Task What_the_caller_may_not_see_is_an_empty_column()
    {
        var shop = await Shop.Open();
        var order = await shop.OrderOf(100);
        var blind = await shop.Holder(Door.Rest, "orders.list", Csv.Permission);
        var file = await shop.Csv(blind.Key!, $"/v1/orders?filter=customerId%3D%22{order.CustomerId}%22");
        var (names, cells) = (file.Lines[0].Split(','), file.Lines[1].Split(','));
        cells[Array.IndexOf(names, "number")].ShouldBe(order.Number);
        (cells[Array.IndexOf(names, "total.amount")], cells[Array.IndexOf(names, "total.currency")], file.Text.Contains("100.00")).ShouldBe(("", "", false));
    }

    [Fact]
    public async Task A_list_is_exported_page_after_page()
    {
        var (shop, level) = (await Shop.Open(), Shop.Unique("CSV"));
        for (var batch = 0; batch < 3; batch++)
            await shop.As(Roles.Admin).Run<BatchResult<CreateCustomer.Result>>(new Batch<CreateCustomer.Command>(
                [.. Enumerable.Range(0, 150).Select(i => new CreateCustomer.Command($"{level} {batch * 150 + i}", null, null, "CNY", level, null, null, null, null, null, null, null))]));
        var file = await shop.Csv(shop.Keys[Roles.Admin], $"/v1/customers?filter=level%3D%22{level}%22&fields=name&pageSize=7");
        file.Lines.Skip(1).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 450).Select(i => $"{level} {i}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_the_permission_there_is_no_export_but_the_list_is_there()
    {
        var shop = await Shop.Open();
        var holder = await shop.Holder(Door.Rest, "customers.list");
        (await shop.Csv(holder.Key!, "/v1/customers")).ShouldSatisfyAllConditions(f => f.Status.ShouldBe(403), f => f.Text.ShouldContain("exports.csv"));
        (await shop.Csv(holder.Key!, "/v1/customers", "application/json")).Status.ShouldBe(200);
        (await shop.Csv((await shop.Holder(Door.Rest, Csv.Permission)).Key!, "/v1/customers")).Status.ShouldBe(403);
    }

    [Theory]
    [InlineData("text/csv", "text/csv")]
    [InlineData("application/json;q=0.5, text/csv", "text/csv")]
    [InlineData("text/csv;q=0.1, */*", "text/csv")]
    [InlineData("text/csv;q=0.5, application/json", "application/json")]
    [InlineData("text/csv;q=0", "application/json")]
    [InlineData("*/*", "application/json")]
    public async Task Who_asks_for_csv_gets_it_and_all_others_get_json(string accept, string type)
    {
        var shop = await Shop.Open();
        (await shop.Csv(shop.Keys[Roles.Admin], "/v1/warehouses", accept)).Answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
    }

    [Fact]
    public async Task A_thing_that_is_no_table_stays_json()
    {
        var shop = await Shop.Open();
        (await shop.Csv(shop.Keys[Roles.Admin], $"/v1/orders/{(await shop.OrderOf(1)).Id}")).Answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
    }

    [Fact]
    public async Task Bad_questions_are_refused_as_they_are_for_json()
    {
        var shop = await Shop.Open();
        var key = shop.Keys[Roles.Admin];
        (await shop.Csv(key, "/v1/orders?filter=nothing%3D1")).Text.ShouldContain("BAD_FILTER");
        (await shop.Csv(key, "/v1/orders?fields=nothing")).Text.ShouldContain("BAD_FIELDS");
        (await shop.Csv(key, "/v1/orders?expand=customer")).Text.ShouldContain("UNKNOWN_PARAMETER");
        (await shop.Csv((await shop.Holder(Door.Rest, "orders.list", Csv.Permission)).Key!, "/v1/orders?fields=total.amount")).Text.ShouldContain("FIELD_FORBIDDEN");
    }

    [Fact]
    public async Task A_report_is_a_file_of_its_rows()
    {
        var shop = await Shop.Open();
        var order = await shop.OrderOf(100);
        var file = await shop.Csv(shop.Keys[Roles.Finance], $"/v1/reports/customer-transactions?from=2020-01-01&to=2099-12-31&customerId={order.CustomerId}");
        file.Lines[0].ShouldBe("level,customerId,customerNumber,customerName,orders,amount.amount,amount.currency,ordersThisMonth,amountThisMonth.amount,amountThisMonth.currency");
        file.Lines.Count.ShouldBe(2);
        file.Lines[1].ShouldEndWith(",1,100.00,CNY,1,100.00,CNY");
    }

    [Fact]
    public async Task Every_list_and_report_that_asks_for_nothing_more_is_a_file()
    {
        var shop = await Shop.Open();
        var tables = shop.Catalogue.All.Where(o => o.Table is not null && o.RouteMembers.Count == 0).ToList();
        foreach (var operation in tables)
        {
            var file = await shop.Csv(shop.Keys[Roles.Admin], operation.Route + "?pageSize=1");
            if (file.Status == 200) file.Lines[0].Split(',').ShouldBeUnique(operation.Name);
            else file.Status.ShouldBeOneOf(400, 422);
        }
        tables.Count.ShouldBeGreaterThan(40);
    }
}
