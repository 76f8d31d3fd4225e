using Waybill.Features.Orders;
using Waybill.Features.Prices;
using Waybill.Features.Quotes;
using Waybill.Tests.Support;

namespace Waybill.Tests.Orders;

public sealed class CreateOrderFromQuoteTests
{
    [Theory, BothDoors]
    public async Task Approved_prices_stand_whatever_the_lists_say_by_now(Door door)
    {
        var shop = await Shop.Open();
        var (cups, pots) = (await shop.Item(price: 19.99m), await shop.Item(price: 88.8m, tax: 0.09m));
        var quote = await shop.ApprovedQuote(Shop.QuoteCommand(await shop.Customer(), Shop.QuoteLineOf(cups, 7) with { DiscountRate = 0.04m }, Shop.QuoteLineOf(pots, 3))
            with { Total = Shop.Yuan(400), TotalReason = "round", Freight = Shop.Yuan(12) });
        await shop.NewPriceList(new(PriceLevel.Customer, CustomerId: quote.CustomerId), Shop.Priced(cups.Id, 99m));
        var made = await shop.As(Roles.Sales).Via(door).Run<CreateOrderFromQuote.Result>(Command(quote.Id) with { CustomerPurchaseOrder = "PO-9" });
        var order = await shop.Order(made.Id);
        (made.Total, order.Total, order.Freight, order.Firmness, order.QuoteId, order.CustomerPurchaseOrder).ShouldBe((Shop.Yuan(400), Shop.Yuan(400), Shop.Yuan(12), Firmness.Firm, quote.Id, "PO-9"));
        order.Lines.Select(l => (l.UnitPrice, l.DiscountRate, l.Net, l.Tax)).ShouldBe(quote.Lines.Select(l => (l.UnitPrice, l.DiscountRate, l.Net, l.Tax)));
        order.Lines.Select(l => l.PriceSource).ShouldAllBe(s => s == PriceSource.Quote);
        (await shop.Quote(quote.Id)).ShouldSatisfyAllConditions(q => q.OrderId.ShouldBe(order.Id), q => q.Status.ShouldBe(QuoteStatus.Accepted));
    }

    [Theory, BothDoors]
    public async Task What_is_agreed_for_the_whole_survives_to_the_last_cent_charged(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Item(price: 3.33m, stock: 9);
        var quote = await shop.ApprovedQuote(Shop.QuoteCommand(await shop.Customer(), Shop.QuoteLineOf(goods, 3), Shop.QuoteLineOf(goods, 6)) with { DiscountRate = 0.07m });
        var made = await shop.As(Roles.Sales).Via(door).Run<CreateOrderFromQuote.Result>(Command(quote.Id));
        await shop.As(Roles.Sales).Run<SubmitOrder.Result>(new SubmitOrder.Command(made.Id));
        await shop.As(Roles.Manager).Run<ApproveOrder.Result>(new ApproveOrder.Command(made.Id, null));
        await shop.Issued(await shop.Released(await shop.Order(made.Id), quantity: 1));
        await shop.Issued(await shop.Released(await shop.Order(made.Id)));
        (await shop.Order(made.Id)).Charged.ShouldBe(quote.Total);
        (await shop.Owed(quote.CustomerId)).ShouldBe(quote.Total!.Amount);
    }

    [Theory, BothDoors]
    public async Task It_happens_once_however_many_ask(Door door)
    {
        var shop = await Shop.Open();
        var (quote, sales) = (await shop.ApprovedQuote(), shop.As(Roles.Sales).Via(door));
        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => sales.Send(Command(quote.Id))));
        tries.Count(t => t.Refused is null).ShouldBe(1);
        tries.Where(t => t.Refused is not null).Select(t => t.Refused!.Code).ShouldAllBe(c => c == "QUOTE_CONVERTED");
        (await sales.Refused(Command(Guid.NewGuid()))).Code.ShouldBe("UNKNOWN_REFERENCE");
    }

    [Theory, BothDoors]
    public async Task Neither_for_a_customer_nor_with_items_that_are_no_longer_active(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Item();
        var quote = await shop.ApprovedQuote(Shop.QuoteCommand(await shop.Customer(), Shop.QuoteLineOf(goods, 1)));
        await shop.Retire(goods);
        (await shop.Refused(door, Roles.Sales, Command(quote.Id))).Code.ShouldBe("ITEM_INACTIVE");
        await shop.Leave(quote.CustomerId);
        (await shop.Refused(door, Roles.Sales, Command(quote.Id))).Code.ShouldBe("CUSTOMER_INACTIVE");
    }

    private static CreateOrderFromQuote.Command Command(Guid quoteId) => new CreateOrderFromQuote.Command(quoteId, null, null, null, null, null, null, null, null);
}
