using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Features.Receivables;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Receivables;

/// <summary>When what a customer owes is due, where no receipt plan says so.</summary>
public sealed class PaymentTermTests
{
    [Theory, BothDoors]
    public async Task What_left_is_due_so_many_days_later(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.ApprovedOrder(stock: 4, quantity: 4, customerId: await shop.CustomerWithTerm(30));
        var paper = await shop.Picked(await shop.Released(order));
        var left = (await shop.As(Roles.Warehouse).Via(door).Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(paper.Id))).EffectiveAt;
        var zone = TimeZoneInfo.FindSystemTimeZoneById((await shop.As(Roles.Admin).Run<CompanyView>(new GetCompany.Query())).TimeZone);
        (await Due(shop, order, door)).ShouldBe(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(left, zone).DateTime).AddDays(30));
    }

    [Theory, BothDoors]
    public async Task Without_a_term_it_has_no_day(Door door)
    {
        var shop = await Shop.Open();
        (await Due(shop, await shop.Owing(70), door)).ShouldBeNull();
    }

    [Fact]
    public async Task An_order_is_due_when_the_first_of_what_is_open_is()
    {
        var shop = await Shop.Open();
        var order = await shop.OrderOf(100, await shop.CustomerWithTerm(7));
        await shop.Owed(order, 30, Shop.LongAgo.AddDays(10));
        await shop.Owed(order, 30, Shop.LongAgo.AddDays(20));
        (await Due(shop, order)).ShouldBe(Shop.LongAgo.AddDays(17));
        await shop.Owed(order, 20, Shop.LongAgo);
        (await Due(shop, order)).ShouldBe(Shop.LongAgo.AddDays(7));
        await shop.Paid(order, 80);
        await shop.Owed(order, 20, Shop.LongAgo.AddDays(40));
        (await Due(shop, order)).ShouldBe(Shop.LongAgo.AddDays(47));
    }

    private static async Task<DateOnly?> Due(Shop shop, GetOrder.Result order, Door door = Door.Rest) => (await shop.As(Roles.Finance).Via(door).Run<Page<ListReceivables.Row>>(
        new ListReceivables.Query { Filter = $"orderId = \"{order.Id}\"" })).Items.Single().DueDate;
}
