using Waybill.Features.Items;
using Waybill.Features.Stock;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockCounts;

/// <summary>Goods of one item, bin and batch that are counted, in base units.</summary>
public sealed class StockCountLine : Entity
{
    public Guid StockCountId { get; private set; }
    public int Position { get; internal set; }
    public required Guid ItemId { get; init; }
    public required Guid BinId { get; init; }
    public Guid? BatchId { get; init; }
    public Item Item { get; private set; } = null!;
    public Bin Bin { get; private set; } = null!;
    public Batch? Batch { get; private set; }

    /// <summary>What the books said when the counting began.</summary>
    [Quantity(OrZero = true)]
    public required decimal BookQuantity { get; init; }

    [Quantity(OrZero = true)]
    public decimal? CountedQuantity { get; private set; }
    public DateTimeOffset? CountedAt { get; private set; }
    public Guid? CountedBy { get; private set; }

    /// <summary>How often it was sent back to be counted again.</summary>
    public int Recounts { get; private set; }

    /// <summary>What the books say of the moment of counting: known from the submission on, and once more at the posting.</summary>
    [Quantity(Signed = true)]
    public decimal? ExpectedQuantity { get; private set; }

    /// <summary>What was counted less what the books say of that moment.</summary>
    [Quantity(Signed = true)]
    public decimal? Difference { get; private set; }

    /// <summary>What the posted difference was worth.</summary>
    [Amount(Signed = true)]
    public decimal? Value { get; set; }

    public void Count(decimal quantity, Guid by, DateTimeOffset at) => (CountedQuantity, CountedBy, CountedAt, ExpectedQuantity, Difference) = (quantity, by, at, null, null);

    public void Expect(decimal quantity) => (ExpectedQuantity, Difference) = (quantity, CountedQuantity - quantity);

    internal void Recount() => (CountedQuantity, CountedBy, CountedAt, ExpectedQuantity, Difference, Recounts) = (null, null, null, null, null, Recounts + 1);
}
