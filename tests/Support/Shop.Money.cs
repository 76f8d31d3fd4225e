using Waybill.Features.BalanceApplications;
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

    /// <summary>A receipt that finance has confirmed.</summary>
    public async Task<ConfirmReceipt.Result> Confirmed(CreateReceipt.Command command)
    {
        var made = await As(Roles.Sales).Run<CreateReceipt.Result>(command);
        await As(Roles.Sales).Run<SubmitReceipt.Result>(new SubmitReceipt.Command(made.Id));
        return await As(Roles.Finance).Run<ConfirmReceipt.Result>(new ConfirmReceipt.Command(made.Id));
    }

    /// <summary>A confirmed advance of a customer.</summary>
    public async Task<Guid> Advance(Guid customerId, decimal amount) => (await Confirmed(AdvanceCommand(customerId, amount))).Id;

    /// <summary>An approved order of one item without tax that comes to so much.</summary>
    public async Task<GetOrder.Result> OrderOf(decimal total, Guid? customerId = null) =>
        await ApprovedOrder(OrderCommand(customerId ?? await Customer(), LineOf(await Item(total, stock: 1, tax: 0), 1)));

    /// <summary>An order of which so much is owed, its goods having left.</summary>
    public async Task<GetOrder.Result> Owing(decimal total, Guid? customerId = null)
    {
        var order = await OrderOf(total, customerId);
        await Issued(await Released(order));
        return await Order(order.Id);
    }

    /// <summary>Balance that pays so much for an order.</summary>
    public Task<BalanceApplicationView> Applied(GetOrder.Result order, decimal amount) => As(Roles.Finance).Run<BalanceApplicationView>(ApplyCommand(order, amount));

    /// <summary>A requested invoice of an order: of everything, or of so much of its first line.</summary>
    public Task<CreateInvoice.Result> RequestedInvoice(GetOrder.Result order, decimal? quantity = null) =>
        As(Roles.Sales).Run<CreateInvoice.Result>(InvoiceCommand(order, quantity));

    public async Task<IssueInvoice.Result> IssuedInvoice(GetOrder.Result order, decimal? quantity = null) =>
        await As(Roles.Finance).Run<IssueInvoice.Result>(new IssueInvoice.Command((await RequestedInvoice(order, quantity)).Id, null));

    public static CreateReceipt.Command ReceiptCommand(params (GetOrder.Result Order, decimal Amount)[] payments) => new(payments[0].Order.CustomerId, Yuan(payments.Sum(p => p.Amount)),
        PaymentMethod.Bank, [.. payments.Select(p => new CreateReceipt.AllocationEntry(p.Order.Id, Yuan(p.Amount)))], null, "BANK-1", null);

    public static CreateReceipt.Command AdvanceCommand(Guid customerId, decimal amount) => new(customerId, Yuan(amount), PaymentMethod.Bank, null, null, null, null, ReceiptKind.Advance);

    public static ApplyBalance.Command ApplyCommand(GetOrder.Result order, decimal amount) => new(order.CustomerId, [new(order.Id, null, null, Yuan(amount))], null, null);

    public static CreateInvoice.Command InvoiceCommand(GetOrder.Result order, decimal? quantity = null) =>
        new(order.Id, InvoiceType.Ordinary, null, null, null, quantity is null ? null : [new(order.Lines[0].Id, quantity)], null, null);
}
