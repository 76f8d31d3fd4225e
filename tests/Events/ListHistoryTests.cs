using Waybill.Features.Events;
using Waybill.Features.Orders;
using Waybill.Tests.Support;

namespace Waybill.Tests.Events;

public sealed class ListHistoryTests
{
    [Theory, BothDoors]
    public async Task A_document_tells_who_changed_what_from_what_to_what(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.SubmittedOrder(price: 12m);
        var history = (await shop.As(Roles.Admin).Via(door).Run<ListHistory.Result>(new ListHistory.Query("order", order.Id, null, null))).Items;
        history.Select(h => (h.Version, h.Operation, h.ByName)).ShouldBe([(2, "SubmitOrder", "demo admin"), (1, "CreateOrder", "demo admin")]);
        history[0].Changes.ShouldContain(new HistoryChange("status", "draft", "submitted"));
        history[0].Changes.ShouldContain(new HistoryChange("number", null, order.Number));
        history[1].Changes.Single(c => c.Member == "total").To.ShouldBe("13.56");
    }

    [Theory, BothDoors]
    public async Task What_one_may_not_see_of_the_document_is_not_in_its_history(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.DraftOrder(price: 12m);
        await shop.As(Roles.Admin).Run<GetOrder.Result>(new UpdateOrder.Command(order.Id, order.Version, Lines: new([Shop.LineOf(await shop.Item(price: 7m), 3)])));
        var blind = await (await shop.Holder(door, "history.list", "orders.get")).Run<ListHistory.Result>(new ListHistory.Query("order", order.Id, null, null));
        var seen = blind.Items.SelectMany(h => h.Changes).Select(c => c.Member.Split('/')[^1]).Distinct().ToList();
        seen.ShouldBeSubsetOf(["status", "firmness", "customerId", "customerName", "currency", "rounding", "orderDate", "overDeliveryRate",
            "reservationPolicy", "ownerId", "shipTo.recipient", "shipTo.country", "shipTo.city", "shipTo.street", "salespersonId", "version", "fulfilment",
            "invoicing", "payment", "position", "itemId", "itemCode", "description", "quantity", "unit", "factor", "baseQuantity", "taxRate", "taxIncluded"]);
        seen.ShouldContain("quantity");
        var all = await shop.As(Roles.Admin).Via(door).Run<ListHistory.Result>(new ListHistory.Query("order", order.Id, null, null));
        all.Items.SelectMany(h => h.Changes).Select(c => c.Member.Split('/')[^1]).ShouldContain("unitPrice");
    }

    [Theory, BothDoors]
    public async Task The_history_of_what_one_may_not_see_is_absent(Door door)
    {
        var shop = await Shop.Open();
        var (order, query) = (await shop.DraftOrder(), new ListHistory.Query("order", Guid.NewGuid(), null, null));
        (await shop.Refused(door, Roles.Admin, query)).Code.ShouldBe("NOT_FOUND");
        (await shop.Refused(door, Roles.Admin, query with { Kind = "unicorn", Id = order.Id })).Code.ShouldBe("NOT_FOUND");
        (await (await shop.Holder(door, "history.list")).Refused(query with { Id = order.Id })).Code.ShouldBe("NOT_FOUND");
        (await shop.Refused(door, Roles.Admin, query with { Id = order.Id, PageToken = "x" })).Code.ShouldBe("BAD_PAGE_TOKEN");
    }

    [Theory, BothDoors]
    public async Task A_long_history_comes_in_pages(Door door)
    {
        var shop = await Shop.Open();
        var (order, admin) = (await shop.ApprovedOrder(stock: 1), shop.As(Roles.Admin).Via(door));
        var (versions, token) = (new List<int>(), (string?)null);
        do
        {
            var page = await admin.Run<ListHistory.Result>(new ListHistory.Query("order", order.Id, 2, token));
            versions.AddRange(page.Items.Select(h => h.Version));
            token = page.NextPageToken;
        }
        while (token is not null);
        versions.ShouldBe(versions.OrderDescending());
        versions[^1].ShouldBe(1);
        versions.Count.ShouldBeGreaterThan(2);
    }
}
