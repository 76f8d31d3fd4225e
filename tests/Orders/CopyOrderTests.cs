using Waybill.Features.Customers;
using Waybill.Features.Items;
using Waybill.Features.Orders;
using Waybill.Tests.Support;

namespace Waybill.Tests.Orders;

public sealed class CopyOrderTests
{
    [Theory, BothDoors]
    public async Task A_copy_is_a_draft_at_todays_prices_with_the_differences_listed(Door door)
    {
        var shop = await Shop.Open();
        var (listed, dearer) = (await shop.Item(price: 10), await shop.Item(price: 20));
        var origin = await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(listed, 3), Shop.LineOf(dearer, 2) with { UnitPrice = Shop.Yuan(15) }) with { Freight = Shop.Yuan(5) });
        var copied = await shop.As(Roles.Sales).Via(door).Run<CopyOrder.Result>(new CopyOrder.Command(origin.Id, new(2090, 1, 15), "PO-9"));
        (copied.Status, copied.Total).ShouldBe((OrderStatus.Draft, Shop.Yuan(84.10m)));
        var difference = copied.Differences.Single();
        (difference.Kind, difference.ItemId, difference.PriceBefore, difference.PriceNow).ShouldBe((CopyDifferenceKind.Price, dearer.Id, Shop.Yuan(15), Shop.Yuan(20)));
        var draft = await shop.Order(copied.Id);
        (draft.CustomerId, draft.Number, draft.CustomerPurchaseOrder, draft.RequestedDate, draft.Freight).ShouldBe((origin.CustomerId, null, "PO-9", new DateOnly(2090, 1, 15), Shop.Yuan(5)));
        draft.Lines.Select(l => (l.Quantity, l.UnitPrice, l.Counters.Delivered)).ShouldBe([(3m, Shop.Yuan(10), 0m), (2m, Shop.Yuan(20), 0m)]);
    }

    [Theory, BothDoors]
    public async Task What_cannot_be_sold_today_is_left_out_and_named(Door door)
    {
        var shop = await Shop.Open();
        var (admin, kept, gone, unpriced) = (shop.As(Roles.Admin), await shop.Item(price: 10), await shop.Item(price: 10), await shop.NewItem());
        var origin = await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(kept, 1), Shop.LineOf(gone, 1),
            new OrderLineEntry(unpriced.Id, 1, null, Shop.Yuan(3), null, null, null, null, null, null)));
        var item = await admin.Run<GetItem.Result>(new GetItem.Query(gone.Id));
        await admin.Run<GetItem.Result>(new UpdateItem.Command(gone.Id, item.Version, Active: false));
        var copied = await shop.As(Roles.Sales).Via(door).Run<CopyOrder.Result>(new CopyOrder.Command(origin.Id, null, null));
        copied.Differences.Select(d => (d.Kind, d.ItemId)).ShouldBe([(CopyDifferenceKind.ItemInactive, gone.Id), (CopyDifferenceKind.PriceMissing, unpriced.Id)]);
        (await shop.Order(copied.Id)).Lines.Single().ItemId.ShouldBe(kept.Id);
    }

    [Theory, BothDoors]
    public async Task Who_may_not_give_discounts_copies_without_them(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Item(price: 10);
        var origin = await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(goods, 10) with { DiscountRate = 0.1m }));
        var copied = await shop.As(Roles.Sales).Via(door).Run<CopyOrder.Result>(new CopyOrder.Command(origin.Id, null, null));
        (copied.Differences.Single().Kind, copied.Differences[0].DiscountBefore, copied.Differences[0].DiscountNow).ShouldBe((CopyDifferenceKind.Discount, 0.1m, 0m));
        (await shop.As(Roles.Manager).Via(door).Run<CopyOrder.Result>(new CopyOrder.Command(origin.Id, null, null))).ShouldSatisfyAllConditions(
            c => c.Differences.ShouldBeEmpty(), c => c.Total.ShouldBe(origin.Total));
    }

    [Theory, BothDoors]
    public async Task While_the_accepted_quote_is_valid_a_copy_costs_what_it_says_after_all_discounts(Door door)
    {
        var shop = await Shop.Open();
        var quote = await shop.ApprovedQuote(Shop.QuoteCommand(await shop.Customer(), Shop.QuoteLineOf(await shop.Item(price: 10), 10)) with { DiscountRate = 0.1m });
        var origin = await shop.As(Roles.Admin).Run<CreateOrderFromQuote.Result>(new CreateOrderFromQuote.Command(quote.Id, null, null, null, null, null, null, null, null));
        var copied = await shop.As(Roles.Manager).Via(door).Run<CopyOrder.Result>(new CopyOrder.Command(origin.Id, null, null));
        (origin.Total, copied.Total).ShouldBe((Shop.Yuan(101.70m), Shop.Yuan(101.70m)));
        (await shop.Order(copied.Id)).Lines.ShouldHaveSingleItem().ShouldSatisfyAllConditions(l => l.UnitPrice!.Amount.ShouldBe(9m), l => l.PriceSource.ShouldBe(Waybill.Features.Prices.PriceSource.Quote));
    }

    [Theory, BothDoors]
    public async Task Nothing_is_copied_of_what_nobody_sells_or_for_whom_nobody_sells(Door door)
    {
        var shop = await Shop.Open();
        var (admin, unpriced) = (shop.As(Roles.Admin), await shop.NewItem());
        var line = new OrderLineEntry(unpriced.Id, 1, null, Shop.Yuan(3), null, null, null, null, null, null);
        var origin = await shop.DraftOrder(Shop.OrderCommand(await shop.Customer(), line));
        (await shop.Refused(door, Roles.Sales, new CopyOrder.Command(origin.Id, null, null))).Code.ShouldBe("NOTHING_TO_COPY");
        var customer = await admin.Run<GetCustomer.Result>(new GetCustomer.Query(origin.CustomerId));
        await admin.Run<GetCustomer.Result>(new UpdateCustomer.Command(customer.Id, customer.Version, Active: false));
        (await shop.Refused(door, Roles.Sales, new CopyOrder.Command(origin.Id, null, null))).Code.ShouldBe("CUSTOMER_INACTIVE");
    }
}
