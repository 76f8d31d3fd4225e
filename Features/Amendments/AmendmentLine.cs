using Waybill.Features.Orders;
using Waybill.Features.Prices;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Amendments;

/// <summary>A line that an amendment changes or adds. Of a changed one, what is absent stays as it was.</summary>
public sealed class AmendmentLine : Entity
{
    public int Position { get; internal set; }

    /// <summary>The line that changes; of an added one, the line it became.</summary>
    public Guid? OrderLineId { get; internal set; }
    public required bool Added { get; init; }
    public required Guid ItemId { get; init; }
    public required string ItemCode { get; init; }
    public required string Description { get; init; }
    public required string Unit { get; init; }
    public required string BaseUnit { get; init; }

    [Factor]
    public required decimal Factor { get; init; }

    [Quantity]
    public decimal? Quantity { get; init; }

    /// <summary>What was wanted of it: ordered less cancelled.</summary>
    [Quantity(OrZero = true)]
    public decimal? QuantityBefore { get; private set; }

    [Price(OrZero = true)]
    public decimal? UnitPrice { get; init; }

    [Price(OrZero = true)]
    public decimal? UnitPriceBefore { get; private set; }

    [Rate(OrZero = true)]
    public decimal? DiscountRate { get; init; }

    [Rate(OrZero = true)]
    public decimal? DiscountRateBefore { get; private set; }
    public DateOnly? PromisedDate { get; init; }
    public DateOnly? PromisedDateBefore { get; private set; }

    /// <summary>What no released delivery will deliver is not wanted any more.</summary>
    public bool DropRemainder { get; init; }

    /// <summary>Of an added line: where it is reserved, how it is taxed, and where its price comes from.</summary>
    public Guid? WarehouseId { get; init; }

    [Rate(OrZero = true)]
    public decimal? TaxRate { get; init; }
    public bool? TaxIncluded { get; init; }

    [Price(OrZero = true)]
    public decimal? ListPrice { get; init; }
    public PriceSource? PriceSource { get; init; }

    internal LineChange Change => new(OrderLineId!.Value, Quantity, UnitPrice, DiscountRate, PromisedDate, DropRemainder);

    /// <summary>A line that shall be different.</summary>
    internal static AmendmentLine Changed(OrderLine of, LineChange change) => new()
    {
        Added = false, OrderLineId = of.Id, ItemId = of.ItemId, ItemCode = of.ItemCode, Description = of.Description, Unit = of.Unit, BaseUnit = of.BaseUnit, Factor = of.Factor,
        Quantity = change.Quantity, UnitPrice = change.UnitPrice, DiscountRate = change.DiscountRate, PromisedDate = change.PromisedDate, DropRemainder = change.DropRemainder,
    };

    /// <summary>A further line, priced already.</summary>
    internal static AmendmentLine New(OrderLine l) => new()
    {
        Added = true, ItemId = l.ItemId, ItemCode = l.ItemCode, Description = l.Description, Unit = l.Unit, BaseUnit = l.BaseUnit, Factor = l.Factor, Quantity = l.Quantity,
        UnitPrice = l.UnitPrice, DiscountRate = l.DiscountRate, PromisedDate = l.PromisedDate, WarehouseId = l.WarehouseId, TaxRate = l.TaxRate, TaxIncluded = l.TaxIncluded,
        ListPrice = l.ListPrice, PriceSource = l.PriceSource,
    };

    /// <summary>The order line that an added one becomes.</summary>
    internal OrderLine Make() => new()
    {
        ItemId = ItemId, ItemCode = ItemCode, Description = Description, Quantity = Quantity!.Value, Unit = Unit, BaseUnit = BaseUnit, Factor = Factor,
        BaseQuantity = Quantity.Value * Factor, UnitPrice = UnitPrice!.Value, ListPrice = ListPrice, PriceSource = PriceSource!.Value, DiscountRate = DiscountRate!.Value,
        TaxRate = TaxRate!.Value, TaxIncluded = TaxIncluded!.Value, PromisedDate = PromisedDate, WarehouseId = WarehouseId,
    };

    internal void Note(OrderLine l) => (QuantityBefore, UnitPriceBefore, DiscountRateBefore, PromisedDateBefore) = ((l.Wanted / l.Factor).To(4), l.UnitPrice, l.DiscountRate, l.PromisedDate);
}
