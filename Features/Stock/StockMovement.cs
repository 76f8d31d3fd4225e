using Waybill.Features.Items;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Stock;

/// <summary>One entry of the stock ledger. It is never changed: what was wrong is corrected by a counter-movement.</summary>
public sealed class StockMovement : Entity
{
    private StockMovement() { }

    /// <summary>The order of posting.</summary>
    public long Sequence { get; private set; }
    public Guid ItemId { get; private set; }
    public Guid WarehouseId { get; private set; }
    public Guid BinId { get; private set; }
    public Guid? BatchId { get; private set; }
    public Item Item { get; private set; } = null!;
    public Warehouse Warehouse { get; private set; } = null!;
    public Bin Bin { get; private set; } = null!;
    public Batch? Batch { get; private set; }

    /// <summary>In base units; what leaves is negative.</summary>
    [Quantity(Signed = true)]
    public decimal Quantity { get; private set; }

    /// <summary>What the goods cost, in the company's currency, with the sign of the quantity.</summary>
    [Amount(Signed = true)]
    public decimal Value { get; private set; }

    /// <summary>When it happened, which may be before it was posted.</summary>
    public DateTimeOffset EffectiveAt { get; private set; }
    public string DocumentKind { get; private set; } = "";
    public Guid DocumentId { get; private set; }
    public Guid LineId { get; private set; }
    public DateTimeOffset PostedAt { get; private set; }
    public Guid PostedBy { get; private set; }
}
