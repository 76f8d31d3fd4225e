using Waybill.Features.Customers;
using Waybill.Features.Deliveries;
using Waybill.Features.Items;
using Waybill.Features.Orders;
using Waybill.Features.Prices;
using Waybill.Features.Receivables;
using Waybill.Features.StockIns;
using Waybill.Features.StockOuts;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Values;

namespace Waybill.Tests.Support;

/// <summary>An item with a price, and the warehouse where its stock lies.</summary>
public sealed record Article(Guid Id, string Code, Guid WarehouseId);

public sealed partial class Shop
{
    private readonly Lazy<Task<(Guid WarehouseId, Guid PriceListId)>> trade;

    /// <summary>The warehouse where the goods of order tests lie.</summary>
    public async Task<Guid> Depot() => (await trade.Value).WarehouseId;

    /// <summary>An item nobody else sells, at a base price without tax, with so much of it in stock.</summary>
    public async Task<Article> Item(decimal price = 10m, decimal stock = 0, string? batch = null, decimal tax = 0.13m, params UnitEntry[] units)
    {
        var (admin, (warehouse, list)) = (As(Roles.Admin), await trade.Value);
        var item = await admin.Run<CreateItem.Result>(new CreateItem.Command(Unique("O"), "茶杯 Tea cup", "pcs", null, null, units, tax, BatchControlled: batch is not null));
        await admin.Run<SetPrices.Result>(new SetPrices.Command(list, [new(item.Id, null, Yuan(price))]));
        var goods = new Article(item.Id, item.Code, warehouse);
        if (stock > 0) await Stocked(goods, stock, batch);
        return goods;
    }

    /// <summary>More of an item comes into the depot.</summary>
    public async Task Stocked(Article goods, decimal quantity, string? batch = null, Guid? warehouseId = null) => await As(Roles.Admin).Run<EnterOpeningStock.Result>(
        new EnterOpeningStock.Command(warehouseId ?? goods.WarehouseId, [new(goods.Id, quantity, null, null, batch is null ? null : new(batch, null, null, null, null), Yuan(1))], null, null));

    /// <summary>A customer who buys in CNY and may owe so much.</summary>
    public async Task<Guid> Customer(decimal? credit = null, string? taxpayerId = null)
    {
        var admin = As(Roles.Admin);
        var made = await admin.Run<CreateCustomer.Result>(new CreateCustomer.Command("杭州湖畔茶行", null, null, "CNY", null, null, null, taxpayerId, null, null, null,
            [new(AddressUse.Shipping, "西湖路 8 号", "杭州", null, null, "CN")]));
        if (credit is not null) await admin.Run<SetCreditLimit.Result>(new SetCreditLimit.Command(made.Id, made.Version, Yuan(credit.Value)));
        return made.Id;
    }

    public async Task<GetOrder.Result> DraftOrder(decimal stock = 0, decimal quantity = 1, decimal price = 10m, Guid? customerId = null, decimal freight = 0)
    {
        var goods = await Item(price, stock);
        return await DraftOrder(OrderCommand(customerId ?? await Customer(), LineOf(goods, quantity)) with { Freight = freight == 0 ? null : Yuan(freight) });
    }

    public async Task<GetOrder.Result> DraftOrder(CreateOrder.Command command) => await Order((await As(Roles.Admin).Run<CreateOrder.Result>(command)).Id);

    public async Task<GetOrder.Result> SubmittedOrder(decimal stock = 0, decimal quantity = 1, decimal price = 10m, Guid? customerId = null, decimal freight = 0) =>
        await Submitted(await DraftOrder(stock, quantity, price, customerId, freight));

    public async Task<GetOrder.Result> ApprovedOrder(decimal stock = 0, decimal quantity = 1, decimal price = 10m, Guid? customerId = null, decimal freight = 0) =>
        await Approved(await DraftOrder(stock, quantity, price, customerId, freight));

    public async Task<GetOrder.Result> ApprovedOrder(CreateOrder.Command command) => await Approved(await DraftOrder(command));

    /// <summary>A released delivery of everything that an approved order of one item asks for.</summary>
    public async Task<GetDelivery.Result> ReleasedDelivery(decimal stock = 10, decimal quantity = 4, decimal price = 10m, Guid? customerId = null, decimal freight = 0) =>
        await Released(await ApprovedOrder(stock, quantity, price, customerId, freight));

    /// <summary>A released delivery of an order: of everything open, or of so much of its first line.</summary>
    public async Task<GetDelivery.Result> Released(GetOrder.Result order, decimal? quantity = null) => await Released(await Drafted(order, quantity));

    public async Task<GetDelivery.Result> Released(CreateDelivery.Result draft)
    {
        await As(Roles.Admin).Run<ReleaseDelivery.Result>(new ReleaseDelivery.Command(draft.Id, null));
        return await Delivery(draft.Id);
    }

    /// <summary>A draft delivery of an order.</summary>
    public Task<CreateDelivery.Result> Drafted(GetOrder.Result order, decimal? quantity = null) =>
        As(Roles.Admin).Run<CreateDelivery.Result>(new CreateDelivery.Command(order.Id, quantity is null ? null : [new(order.Lines[0].Id, quantity, null, null)], null, null));

    /// <summary>A delivery whose goods have all left.</summary>
    public async Task<GetDelivery.Result> IssuedDelivery(decimal stock = 10, decimal quantity = 4, decimal price = 10m, Guid? customerId = null, decimal freight = 0)
    {
        var delivery = await ReleasedDelivery(stock, quantity, price, customerId, freight);
        await Issued(delivery);
        return await Delivery(delivery.Id);
    }

    /// <summary>A draft stock-out against a delivery: of everything, or of so much of its first line.</summary>
    public async Task<StockOutView> Picked(GetDelivery.Result delivery, decimal? quantity = null) => await As(Roles.Warehouse).Run<StockOutView>(
        new CreateStockOut.Command("delivery", delivery.Id, await Depot(), quantity is null ? null : [new(delivery.Lines[0].Id, quantity.Value, null, null, null)]));

    /// <summary>Goods of a delivery leave: everything, or so much of its first line. Gives the stock-out.</summary>
    public async Task<Guid> Issued(GetDelivery.Result delivery, decimal? quantity = null)
    {
        var paper = await Picked(delivery, quantity);
        await As(Roles.Warehouse).Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(paper.Id));
        return paper.Id;
    }

    public Task<GetOrder.Result> Order(Guid id) => As(Roles.Admin).Run<GetOrder.Result>(new GetOrder.Query(id));

    public Task<GetDelivery.Result> Delivery(Guid id) => As(Roles.Admin).Run<GetDelivery.Result>(new GetDelivery.Query(id));

    /// <summary>What the customer owes.</summary>
    public async Task<decimal> Owed(Guid customerId) => (await As(Roles.Admin).Run<GetCustomerAccount.Result>(new GetCustomerAccount.Query(customerId))).Open!.Amount;

    /// <summary>The whole text with which a role is refused to post to an address.</summary>
    public async Task<string> RefusedText(string role, string address)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, address);
        message.Headers.Add("Authorization", "Bearer " + Keys[role]);
        message.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var response = await Rest.SendAsync(message);
        return await response.Content.ReadAsStringAsync();
    }

    public static OrderLineEntry LineOf(Article goods, decimal quantity) => new(goods.Id, quantity, null, null, null, null, null, null, null, null);

    public static CreateOrder.Command OrderCommand(Guid customerId, params OrderLineEntry[] lines) =>
        new(customerId, lines, null, null, null, null, null, null, null, null, null, null, null, null);

    public static Money Yuan(decimal amount) => new(amount, "CNY");

    private async Task<GetOrder.Result> Submitted(GetOrder.Result draft)
    {
        await As(Roles.Admin).Run<SubmitOrder.Result>(new SubmitOrder.Command(draft.Id));
        return await Order(draft.Id);
    }

    private async Task<GetOrder.Result> Approved(GetOrder.Result draft)
    {
        await As(Roles.Admin).Run<SubmitOrder.Result>(new SubmitOrder.Command(draft.Id));
        await As(Roles.Admin).Run<ApproveOrder.Result>(new ApproveOrder.Command(draft.Id, null));
        return await Order(draft.Id);
    }

    private async Task<(Guid, Guid)> OpenTrade()
    {
        var admin = As(Roles.Admin);
        var warehouse = await admin.Run<GetWarehouse.Result>(new CreateWarehouse.Command(Unique("D"), "订单仓 Depot"));
        var list = await admin.Run<GetPriceList.Result>(new CreatePriceList.Command(Unique("L"), "订单价目 Trade", PriceLevel.Base, "CNY", null, null, null, false, null, null));
        return (warehouse.Id, list.Id);
    }
}
