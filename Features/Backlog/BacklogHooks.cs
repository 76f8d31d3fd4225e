using Waybill.Features.Orders;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Backlog;

/// <summary>What knows documents of its own kinds that hang on an order. It only reads.</summary>
public interface IHangOnOrder
{
    Task<IReadOnlyList<OrderDependant>> Of(Order order, CancellationToken ct);
}

/// <summary>A document that hangs on an order.</summary>
/// <param name="Kind">The word of its references: delivery, invoice.</param>
/// <param name="Running">Whether it has still something to do: not ended, cancelled or reversed.</param>
/// <param name="OpenQuantity">What of goods it has still to move, in base units, over all its items.</param>
/// <param name="Amount">What it comes to for this order.</param>
public sealed record OrderDependant(string Kind, Guid Id, string? Number, string Status, bool Running, decimal? OpenQuantity = null, [SellingPrice] Money? Amount = null);
