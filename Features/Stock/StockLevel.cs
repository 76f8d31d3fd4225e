using Waybill.Features.Items;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Stock;

/// <summary>
/// All stock of an item in a warehouse: the row that is locked before anything about that stock is decided.
/// Quantity and value are the state of the moving average; a unit cost is never kept.
/// </summary>
public sealed class StockLevel : Entity
{
    private StockLevel() { }

    public Guid ItemId { get; private set; }
    public Guid WarehouseId { get; private set; }
    public Item Item { get; private set; } = null!;
    public Warehouse Warehouse { get; private set; } = null!;

    /// <summary>In base units, quarantine and expired batches included.</summary>
    [Quantity(OrZero = true)]
    public decimal OnHand { get; private set; }

    /// <summary>The part on hand that lies in quarantine bins.</summary>
    [Quantity(OrZero = true)]
    public decimal Quarantined { get; private set; }

    /// <summary>The sum of the live reservations.</summary>
    [Quantity(OrZero = true)]
    public decimal Reserved { get; private set; }

    /// <summary>What the stock on hand cost, in the company's currency.</summary>
    [Amount(OrZero = true)]
    public decimal Value { get; private set; }

    /// <summary>The latest effective time of its movements: an entry before it is back-dated.</summary>
    public DateTimeOffset? MovedAt { get; private set; }
}

/// <summary>Stock of an item in one bin, of one batch where the item is kept by batch.</summary>
public sealed class StockBalance : Entity
{
    private StockBalance() { }

    public Guid ItemId { get; private set; }
    public Guid WarehouseId { get; private set; }
    public Guid BinId { get; private set; }
    public Guid? BatchId { get; private set; }
    public Item Item { get; private set; } = null!;
    public Warehouse Warehouse { get; private set; } = null!;
    public Bin Bin { get; private set; } = null!;
    public Batch? Batch { get; private set; }

    [Quantity(OrZero = true)]
    public decimal OnHand { get; private set; }

    /// <summary>Whether anything is on hand, reckoned by the database. What is looked for by this may change in quantity without a change of any index.</summary>
    public bool Present { get; private set; }

    /// <summary>Its share of the reservations that fix this batch. How they spread over the bins of a batch means nothing.</summary>
    [Quantity(OrZero = true)]
    public decimal Reserved { get; private set; }
}
