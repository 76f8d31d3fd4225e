using Waybill.Features.Orders;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Amendments;

/// <summary>An amendment with what was before and what is after it.</summary>
/// <param name="Reason">Why the order shall change.</param>
/// <param name="Remark">What was said when it was approved, rejected or cancelled.</param>
/// <param name="TotalAfter">What the order comes to with it: as tried last, or as applied.</param>
public sealed record AmendmentView(Guid Id, int Version, string? Number, AmendmentStatus Status, Guid OrderId, string OrderNumber, Guid CustomerId, string CustomerName,
    string? Reason, string? Remark, [SellingPrice] Money? TotalBefore, [SellingPrice] Money? TotalAfter, [SellingPrice] Money? FreightBefore, [SellingPrice] Money? FreightAfter,
    DateOnly? RequestedDateBefore, DateOnly? RequestedDateAfter, ShipTo? ShipToBefore, ShipTo? ShipToAfter, Guid? ApprovedBy, DateTimeOffset? ApprovedAt,
    DateTimeOffset CreatedAt, Guid CreatedBy, IReadOnlyList<AmendmentLineView> Lines)
{
    internal static AmendmentView Of(OrderAmendment a)
    {
        return new(a.Id, a.Version, a.Number, a.Status, a.OrderId, a.OrderNumber, a.CustomerId, a.CustomerName, a.Reason, a.Remark, In(a.TotalBefore), In(a.TotalAfter),
            In(a.FreightBefore), In(a.Freight ?? a.FreightBefore), a.RequestedDateBefore, a.RequestedDate ?? a.RequestedDateBefore, a.ShipToBefore, a.ShipTo ?? a.ShipToBefore,
            a.ApprovedBy, a.ApprovedAt, a.CreatedAt, a.CreatedBy, [.. a.Lines.OrderBy(l => l.Position).Select(l => AmendmentLineView.Of(l, a.Currency))]);

        Money In(decimal amount) => new(amount, a.Currency);
    }
}

/// <summary>A line that is changed or added; of an added one nothing was before.</summary>
/// <param name="OrderLineId">The line that changes; of an added one the line it became.</param>
/// <param name="QuantityBefore">What was wanted of it, in its unit.</param>
/// <param name="QuantityAfter">What is wanted of it from now on; absent where its remainder is dropped.</param>
/// <param name="DropRemainder">What no released delivery will deliver is not wanted any more.</param>
public sealed record AmendmentLineView(Guid Id, int Position, bool Added, Guid? OrderLineId, Guid ItemId, string ItemCode, string Description, string Unit,
    decimal? QuantityBefore, decimal? QuantityAfter, [SellingPrice] Money? UnitPriceBefore, [SellingPrice] Money? UnitPriceAfter,
    [SellingPrice] decimal? DiscountRateBefore, [SellingPrice] decimal? DiscountRateAfter, DateOnly? PromisedDateBefore, DateOnly? PromisedDateAfter, bool DropRemainder)
{
    internal static AmendmentLineView Of(AmendmentLine l, string currency)
    {
        return new(l.Id, l.Position, l.Added, l.OrderLineId, l.ItemId, l.ItemCode, l.Description, l.Unit, l.QuantityBefore, l.DropRemainder ? null : l.Quantity ?? l.QuantityBefore,
            In(l.UnitPriceBefore), In(l.UnitPrice ?? l.UnitPriceBefore), l.DiscountRateBefore, l.DiscountRate ?? l.DiscountRateBefore,
            l.PromisedDateBefore, l.PromisedDate ?? l.PromisedDateBefore, l.DropRemainder);

        Money? In(decimal? price) => price is { } some ? new(some, currency) : null;
    }
}
