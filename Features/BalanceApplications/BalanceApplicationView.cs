using Waybill.Features.CustomerBalances;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.BalanceApplications;

/// <summary>What an application pays, how the orders stand that it pays for, and what is left of the balance.</summary>
public sealed record BalanceApplicationView(Guid Id, int Version, string Number, BalanceApplicationStatus Status, Guid CustomerId, string CustomerName, [SellingPrice] Money? Amount,
    string? Remark, string? Reason, DateTimeOffset CreatedAt, Guid CreatedBy, IReadOnlyList<BalanceAllocationView> Allocations, BalanceView Balance)
{
    internal static BalanceApplicationView Of(BalanceApplication a, IReadOnlyDictionary<Guid, Order> orders, BalanceView balance) => new(a.Id, a.Version, a.Number, a.Status, a.CustomerId,
        a.CustomerName, new(a.Amount, a.Currency), a.Remark, a.Reason, a.CreatedAt, a.CreatedBy,
        [.. a.Allocations.OrderBy(x => x.Position).Select(x => BalanceAllocationView.Of(x, orders[x.OrderId]))], balance);
}

/// <summary>What an application pays for an order.</summary>
/// <param name="Open">What is owed for goods of it that left.</param>
public sealed record BalanceAllocationView(Guid OrderId, string OrderNumber, Guid? DeliveryId, Guid? InvoiceId, [SellingPrice] Money? Amount, [SellingPrice] Money? Open)
{
    internal static BalanceAllocationView Of(BalanceAllocation a, Order o) => new(o.Id, o.Number!, a.DeliveryId, a.InvoiceId, new(a.Amount, o.Currency), new(o.Open, o.Currency));
}
