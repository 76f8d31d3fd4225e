using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Waybill.Features.Access;
using Waybill.Features.Customers;
using Waybill.Features.Deliveries;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Features.StockOuts;
using Waybill.Tests.Support;

namespace Waybill.Tests.Api;

/// <summary>What would disturb the other tests, on programs of their own.</summary>
public sealed class PolicyTests
{
    [Fact]
    public async Task Where_departments_are_kept_apart_the_author_of_a_delivery_does_not_confirm_its_issue()
    {
        var shop = await Shop.Another("apart");
        var admin = shop.As(Roles.Admin);
        var company = await admin.Run<CompanyView>(new GetCompany.Query());
        await admin.Run<CompanyView>(new UpdateCompany.Command(company.Version, AuthorMayConfirmIssue: false));
        var paper = await shop.Picked(await shop.ReleasedDelivery());
        foreach (var door in Enum.GetValues<Door>()) (await shop.Refused(door, Roles.Admin, new ConfirmStockOut.Command(paper.Id))).Code.ShouldBe("AUTHOR_CANNOT_CONFIRM");
        (await shop.As(Roles.Warehouse).Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(paper.Id))).Status.ShouldBe(StockOutStatus.Confirmed);
    }

    [Fact]
    public async Task Where_more_than_ordered_may_be_delivered_it_is_charged_and_invoiced_as_well()
    {
        var shop = await Shop.Another("tolerant");
        var (admin, before) = (shop.As(Roles.Admin), await shop.ApprovedOrder(stock: 30, quantity: 10));
        var company = await admin.Run<CompanyView>(new GetCompany.Query());
        (await admin.Run<CompanyView>(new UpdateCompany.Command(company.Version, OverDeliveryRate: 0.1m))).OverDeliveryRate.ShouldBe(0.1m);
        var order = await shop.ApprovedOrder(stock: 30, quantity: 10, price: 10);
        foreach (var door in Enum.GetValues<Door>())
        {
            (await shop.Refused(door, Roles.Sales, DeliveryOf(before, 11))).Code.ShouldBe("OVER_DELIVERY");
            (await shop.Refused(door, Roles.Sales, DeliveryOf(order, 12))).Code.ShouldBe("OVER_DELIVERY");
        }
        (await shop.Drafted(order)).Lines[0].BaseQuantity.ShouldBe(10m);
        await shop.Issued(await shop.Released(await admin.Run<CreateDelivery.Result>(DeliveryOf(order, 11))));
        var read = await shop.Order(order.Id);
        (read.Charged, read.Due, read.Total, read.Fulfilment, await shop.Owed(order.CustomerId)).ShouldBe((Shop.Yuan(124.30m), Shop.Yuan(124.30m), Shop.Yuan(113), Progress.Fully, 124.30m));
        (await shop.IssuedInvoice(read)).Total.ShouldBe(Shop.Yuan(124.30m));
        (await admin.Run<CloseOrder.Result>(new CloseOrder.Command(order.Id, null))).Lines[0].Lost.ShouldBe(0m);

        static CreateDelivery.Command DeliveryOf(GetOrder.Result order, decimal quantity) => new(order.Id, [new(order.Lines[0].Id, quantity, null, null)], null, null);
    }

    [Fact]
    public async Task Who_asks_too_much_is_told_to_wait_on_both_doors()
    {
        var shop = await Shop.Another("limited", "--RateLimit:PerSecond=10", "--RateLimit:Burst=20");
        foreach (var (door, role) in new[] { (Door.Rest, Roles.Sales), (Door.Grpc, Roles.Manager) })
        {
            var replies = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => shop.As(role).Via(door).Send(new GetMe.Query())));
            replies.Count(r => r.Refused?.Code == "RATE_LIMITED").ShouldBeInRange(20, 59);
        }
        foreach (var path in new[] { "/files/a-link-that-somebody-guesses", "/docs", "/v1/nothing" })
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => shop.Rest.GetAsync(path)));
            answers.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests && a.Headers.RetryAfter is not null).ShouldBeGreaterThanOrEqualTo(20, path);
        }
        var asked = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => shop.Rest.GetAsync("/health/live")));
        asked.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK);
        using var message = new HttpRequestMessage(HttpMethod.Get, "/v1/me");
        message.Headers.Authorization = new("Bearer", shop.Keys[Roles.Finance]);
        using var response = await shop.Rest.SendAsync(message);
        response.Headers.GetValues("RateLimit-Policy").ShouldHaveSingleItem().ShouldBe("\"client\";q=20;w=2");
    }

    [Fact]
    public async Task What_runs_when_the_program_is_told_to_stop_is_finished_first()
    {
        var shop = await Shop.Another("stopping");
        (await shop.Rest.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await shop.Rest.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var customer = await shop.Customer();
        await using var other = await shop.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        var held = await other.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("select 1 from customers where id = $1 for update", other) { Parameters = { new() { Value = customer } } }) await hold.ExecuteNonQueryAsync();
        var changing = shop.As(Roles.Sales).Send(new UpdateCustomer.Command(customer, 1, Name: "changed while stopping"));
        await Task.Delay(500);
        var stopping = shop.Stop();
        await Task.Delay(200);
        await held.RollbackAsync();
        (await changing).Refused.ShouldBeNull();
        await stopping;
        await Should.ThrowAsync<HttpRequestException>(() => shop.Rest.GetAsync("/health/live"));
    }
}
