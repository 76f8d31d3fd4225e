using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Tests.Support;

namespace Waybill.Tests.Infrastructure.Pipeline;

public sealed class HistoryTests
{
    [Theory, BothDoors]
    public async Task Every_change_leaves_who_when_from_and_to(Door door)
    {
        var sales = (await Shop.Open()).As(Roles.Sales).Via(door);
        var customer = await sales.Run<CreateCustomer.Result>(Customers.CreateCustomerTests.Named("before"));
        await sales.Run<GetCustomer.Result>(new UpdateCustomer.Command(customer.Id, 1, Name: "after"));
        await sales.Run<ContactView>(new AddContact.Command(customer.Id, "李雷", null, null, null));
        var history = await Of(customer.Id);
        history.Select(h => (h.Version, h.Operation, h.ByName)).ShouldBe([(1, "CreateCustomer", "demo sales"), (2, "UpdateCustomer", "demo sales"), (3, "AddContact", "demo sales")]);
        JsonNode.Parse(history[1].Changes)!.ToJsonString().ShouldBe("""{"name":["before","after"]}""");
        history[2].Changes.ShouldContain("contacts/");
    }

    [Fact]
    public async Task A_changed_part_of_an_address_is_noted_too()
    {
        var shop = await Shop.Open();
        var order = await shop.DraftOrder();
        await shop.As(Roles.Sales).Run<GetOrder.Result>(new UpdateOrder.Command(order.Id, order.Version, ShipTo: order.ShipTo! with { Street = "断桥 1 号" }));
        var row = (await Of(order.Id))[^1];
        JsonNode.Parse(row.Changes)!["shipTo.street"]!.AsArray().Select(v => v!.ToString()).ShouldBe([order.ShipTo!.Street, "断桥 1 号"]);
    }

    [Fact]
    public async Task What_is_refused_or_only_tried_leaves_nothing()
    {
        var sales = (await Shop.Open()).As(Roles.Sales);
        var customer = await sales.Run<CreateCustomer.Result>(Customers.CreateCustomerTests.Named("steady"));
        await sales.Send(new UpdateCustomer.Command(customer.Id, 1, Name: "tried"), validateOnly: true);
        await sales.Refused(new UpdateCustomer.Command(customer.Id, 7, Name: "refused"));
        (await Of(customer.Id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_the_outside_should_know_is_written_with_what_happened()
    {
        var shop = await Shop.Open();
        var order = await shop.ApprovedOrder(stock: 5);
        await using var scope = shop.Services.CreateAsyncScope();
        var told = await scope.ServiceProvider.GetRequiredService<Database>().Set<OutboxRow>().Where(o => o.DocumentId == order.Id).OrderBy(o => o.Id).ToListAsync();
        told.Select(t => (t.Type, t.Sequence)).ShouldBe([("order.submitted", 2), ("order.approved", 3)]);
    }

    private static async Task<List<HistoryRow>> Of(Guid id)
    {
        await using var scope = (await Shop.Open()).Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Database>().Set<HistoryRow>().Where(h => h.DocumentId == id).OrderBy(h => h.Id).ToListAsync();
    }
}
