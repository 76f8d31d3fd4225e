using Waybill.Features.Invoices;
using Waybill.Features.Orders;
using Waybill.Features.Receipts;

namespace Waybill.Tests.Support;

public sealed partial class Shop
{
    /// <summary>An order whose goods have left, so that the customer owes for it.</summary>
    public async Task<GetOrder.Result> ChargedOrder(decimal quantity = 4, decimal price = 10m, Guid? customerId = null, decimal freight = 0) =>
        await Order((await IssuedDelivery(stock: quantity, quantity, price, customerId, freight)).OrderId);

    /// <summary>A submitted receipt of so much for each order; all of one customer.</summary>
    public async Task<Guid> SubmittedReceipt(params (GetOrder.Result Order, decimal Amount)[] payments)
    {
        var made = await As(Roles.Sales).Run<CreateReceipt.Result>(ReceiptCommand(payments));
        await As(Roles.Sales).Run<SubmitReceipt.Result>(new SubmitReceipt.Command(made.Id));
        return made.Id;
    }

    public async Task<Guid> ConfirmedReceipt(params (GetOrder.Result Order, decimal Amount)[] payments)
    {
        var id = await SubmittedReceipt(payments);
        await As(Roles.Finance).Run<ConfirmReceipt.Result>(new ConfirmReceipt.Command(id));
        return id;
    }

    /// <summary>A requested invoice of an order: of everything, or of so much of its first line.</summary>
    public Task<CreateInvoice.Result> RequestedInvoice(GetOrder.Result order, decimal? quantity = null) =>
        As(Roles.Sales).Run<CreateInvoice.Result>(InvoiceCommand(order, quantity));

    public async Task<IssueInvoice.Result> IssuedInvoice(GetOrder.Result order, decimal? quantity = null) =>
        await As(Roles.Finance).Run<IssueInvoice.Result>(new IssueInvoice.Command((await RequestedInvoice(order, quantity)).Id, null));

    public static CreateReceipt.Command ReceiptCommand(params (GetOrder.Result Order, decimal Amount)[] payments) => new(payments[0].Order.CustomerId, Yuan(payments.Sum(p => p.Amount)),
        PaymentMethod.Bank, [.. payments.Select(p => new CreateReceipt.AllocationEntry(p.Order.Id, Yuan(p.Amount)))], null, "BANK-1", null);

    public static CreateInvoice.Command InvoiceCommand(GetOrder.Result order, decimal? quantity = null) =>
        new(order.Id, InvoiceType.Ordinary, null, null, null, quantity is null ? null : [new(order.Lines[0].Id, quantity)], null, null);
}
