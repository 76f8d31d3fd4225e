using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockAdjustments;

/// <summary>What was done with the goods: moved to another bin, put into quarantine, released from it, or scrapped.</summary>
public enum StockAction { Move, Quarantine, Release, Scrap }

/// <summary>Goods that the warehouse moved inside its walls or threw away, and why. It is written and posted in one go; only scrapping changes what the stock is worth.</summary>
public sealed class StockAdjustment : Root
{
    private readonly List<StockAdjustmentLine> lines = [];

    private StockAdjustment() { }

    public StockAdjustment(string number, StockAction action, Guid warehouseId, Guid? toBinId, string? reason, string currency) =>
        (Number, Action, WarehouseId, ToBinId, Reason, Currency) = (number, action, warehouseId, toBinId, reason, currency);

    public string Number { get; private set; } = "";
    public StockAction Action { get; private set; }
    public Guid WarehouseId { get; private set; }

    /// <summary>Where the goods went, unless they were scrapped.</summary>
    public Guid? ToBinId { get; private set; }
    public string? Reason { get; private set; }
    public string Currency { get; private set; } = "";
    public DateTimeOffset EffectiveAt { get; private set; }
    public IReadOnlyList<StockAdjustmentLine> Lines => lines;

    public void Add(StockAdjustmentLine line)
    {
        line.Position = lines.Count + 1;
        lines.Add(line);
    }

    public void Post(DateTimeOffset at) => EffectiveAt = at;
}

/// <summary>Goods of one item and bin.</summary>
public sealed class StockAdjustmentLine : Entity
{
    public int Position { get; internal set; }
    public required Guid ItemId { get; init; }

    [Quantity]
    public required decimal Quantity { get; init; }
    public required string Unit { get; init; }

    /// <summary>The quantity in the item's base unit.</summary>
    [Quantity]
    public required decimal BaseQuantity { get; init; }
    public required Guid BinId { get; init; }
    public Guid? BatchId { get; init; }

    /// <summary>What the goods were worth that were scrapped.</summary>
    [Amount(OrZero = true)]
    public decimal? Value { get; set; }
}
