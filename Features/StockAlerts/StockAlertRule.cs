using Waybill.Features.Items;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockAlerts;

/// <summary>When somebody is to look after an item in a warehouse (库存预警): too little, too much, about to expire, not moving. What is left out is not watched.</summary>
public sealed class StockAlertRule : Root
{
    private StockAlertRule() { }

    public StockAlertRule(Guid itemId, Guid warehouseId) => (ItemId, WarehouseId) = (itemId, warehouseId);

    public Guid ItemId { get; private set; }
    public Guid WarehouseId { get; private set; }
    public Item Item { get; private set; } = null!;
    public Warehouse Warehouse { get; private set; } = null!;

    /// <summary>The reorder point, in base units: less than this available is too little.</summary>
    [Quantity(OrZero = true)]
    public decimal? Minimum { get; private set; }

    /// <summary>More than this on hand is too much.</summary>
    [Quantity(OrZero = true)]
    public decimal? Maximum { get; private set; }

    /// <summary>What expires within so many days is told.</summary>
    public int? ExpiryDays { get; private set; }

    /// <summary>Stock that has not moved for so many days is told.</summary>
    public int? IdleDays { get; private set; }

    public void Watch(decimal? minimum, decimal? maximum, int? expiryDays, int? idleDays)
    {
        if (minimum > maximum) throw StockAlertRefusals.MinimumAboveMaximum.At("/minimum", ("maximum", maximum));
        (Minimum, Maximum, ExpiryDays, IdleDays) = (minimum, maximum, expiryDays, idleDays);
    }
}
