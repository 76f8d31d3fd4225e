using Waybill.Features.Prices;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Orders;

/// <summary>A line of an order.</summary>
/// <param name="Allowance">Its share of a discount on the whole quote that the order was made from.</param>
/// <param name="Counters">How far it has come, in base units.</param>
public sealed record OrderLineView(Guid Id, int Position, Guid ItemId, string ItemCode, string Description, decimal Quantity, string Unit, decimal Factor, decimal BaseQuantity,
    [SellingPrice] Money? UnitPrice, [SellingPrice] Money? ListPrice, [SellingPrice] PriceSource? PriceSource, [SellingPrice] decimal? DiscountRate, [SellingPrice] Money? Allowance, decimal TaxRate, bool TaxIncluded,
    [SellingPrice] Money? Net, [SellingPrice] Money? Tax, [SellingPrice] Money? Gross, DateOnly? PromisedDate, Guid? WarehouseId, OrderCounters Counters)
{
    internal static OrderLineView Of(OrderLine l, string currency, decimal held) => new(l.Id, l.Position, l.ItemId, l.ItemCode, l.Description, l.Quantity, l.Unit, l.Factor, l.BaseQuantity,
        new(l.UnitPrice, currency), l.ListPrice is { } list ? new Money(list, currency) : null, l.PriceSource, l.DiscountRate, new(l.Allowance, currency), l.TaxRate, l.TaxIncluded,
        new(l.Net, currency), new(l.Tax, currency), new(l.Gross, currency), l.PromisedDate, l.WarehouseId,
        new(l.BaseUnit, held, l.Delivered, l.Issued, l.Returned, l.Invoiced, l.Claimed - l.Invoiced, l.Cancelled, l.OpenToDeliver));
}

/// <summary>How far a line has come, in base units.</summary>
/// <param name="Reserved">Held in stock for it.</param>
/// <param name="Delivered">What released deliveries will deliver, and closed ones did.</param>
/// <param name="AwaitingInvoice">Claimed by requested invoices.</param>
/// <param name="Open">Ordered, and not yet part of a released delivery.</param>
public sealed record OrderCounters(string BaseUnit, decimal Reserved, decimal Delivered, decimal Issued, decimal Returned, decimal Invoiced, decimal AwaitingInvoice, decimal Cancelled, decimal Open);

/// <summary>What the outside is told of an order.</summary>
internal sealed record OrderTold(Guid Id, string? Number, Guid CustomerId, string? ExternalId, OrderStatus Status)
{
    public static OrderTold Of(Order o) => new(o.Id, o.Number, o.CustomerId, o.ExternalId, o.Status);
}
