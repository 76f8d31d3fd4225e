using Waybill.Features.Deliveries;
using Waybill.Features.Orders;
using Waybill.Features.SalesReturns;
using Waybill.Features.StockIns;

namespace Waybill.Tests.Support;

public sealed partial class Shop
{
    /// <summary>An order without tax whose goods have all left, and its delivery.</summary>
    public async Task<(GetOrder.Result Order, GetDelivery.Result Delivery)> Sold(decimal quantity = 10, decimal price = 10m, bool paid = true, decimal ordered = 0)
    {
        var goods = await Item(price, stock: Math.Max(quantity, ordered) * 3, tax: 0);
        var order = await ApprovedOrder(OrderCommand(await Customer(), LineOf(goods, Math.Max(quantity, ordered))));
        var delivery = await Released(order, quantity);
        await Issued(delivery);
        if (paid) await ConfirmedReceipt((order, quantity * price));
        return (await Order(order.Id), await Delivery(delivery.Id));
    }

    public static ReturnLineEntry Back(GetDelivery.Result delivery, decimal quantity, decimal? price = null, ReturnResolution resolution = ReturnResolution.KeepAsBalance,
        ReturnDisposition? disposition = ReturnDisposition.Restock, bool stay = false, int line = 0) =>
        new(delivery.Lines[line].Id, null, quantity, price is { } p ? Yuan(p) : null, resolution, disposition, stay);

    public Task<SalesReturnView> DraftReturn(GetOrder.Result order, params ReturnLineEntry[] lines) =>
        As(Roles.Sales).Run<SalesReturnView>(new CreateSalesReturn.Command(order.Id, lines, "杯口有裂 Cracked", null, null, null));

    public async Task<SalesReturnView> SubmittedReturn(GetOrder.Result order, params ReturnLineEntry[] lines) =>
        await As(Roles.Sales).Run<SalesReturnView>(new SubmitSalesReturn.Command((await DraftReturn(order, lines)).Id));

    public async Task<SalesReturnView> AgreedReturn(GetOrder.Result order, params ReturnLineEntry[] lines) =>
        await As(Roles.Finance).Run<SalesReturnView>(new AgreeSalesReturn.Command((await SubmittedReturn(order, lines)).Id, null));

    /// <summary>The warehouse takes in what is open of a return: everything, or so much of its first line.</summary>
    public async Task<Guid> TakenIn(SalesReturnView back, decimal? quantity = null)
    {
        StockInEntry[]? lines = quantity is { } some ? [new(back.Lines[0].ItemId, some, null, null, null, null, back.Lines[0].Id)] : null;
        var paper = await As(Roles.Warehouse).Run<StockInView>(new CreateStockIn.Command(await Depot(), lines, null, "sales-return", back.Id));
        await As(Roles.Warehouse).Run<ConfirmStockIn.Result>(new ConfirmStockIn.Command(paper.Id));
        return paper.Id;
    }

    public Task<SalesReturnView> Return(Guid id) => As(Roles.Finance).Run<SalesReturnView>(new GetSalesReturn.Query(id));
}
