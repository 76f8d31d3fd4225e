using Waybill.Infrastructure.Values;

namespace Waybill.Features.Stock;

/// <summary>
/// The stock of some items as it was read, and everything that is decided on it, until the ledger writes it back.
/// The one formula of availability stands here.
/// </summary>
internal sealed class StockSheet(DateOnly today)
{
    private readonly Dictionary<(Guid Item, Guid Warehouse), Level> levels = [];

    public IReadOnlyCollection<Level> Levels => levels.Values;
    public List<Hold> Holds { get; } = [];
    public List<Entry> Entries { get; } = [];

    /// <summary>The same stock once more, for whoever wants to see what would follow from a decision.</summary>
    public StockSheet Copy()
    {
        var copy = new StockSheet(today);
        foreach (var level in levels.Values) copy.Add(level.Copy());
        foreach (var hold in Holds) copy.Holds.Add(new(hold.Quantity) { Id = hold.Id, LineId = hold.LineId, BatchId = hold.BatchId, Level = copy.levels[(hold.Level.ItemId, hold.Level.WarehouseId)] });
        return copy;
    }

    public void Add(Level level) => levels.Add((level.ItemId, level.WarehouseId), level);

    public Level? Find(Guid itemId, Guid warehouseId) => levels.GetValueOrDefault((itemId, warehouseId));

    public IEnumerable<Level> Of(Guid itemId) => levels.Values.Where(l => l.ItemId == itemId);

    /// <summary>The last business date on which it may be issued has passed.</summary>
    public bool IsExpired(DateOnly? expiryDate) => expiryDate < today;

    /// <summary>What expired in storage and is not held for anybody: there, but not to be had.</summary>
    public decimal Expired(Level level) => level.Storage.Where(b => IsExpired(b.ExpiryDate)).Sum(b => b.OnHand - b.Reserved);

    /// <summary>What may still be reserved or issued: on hand, less quarantine, less expired batches, less what is reserved.</summary>
    public decimal Available(Level level) => Math.Max(0, level.OnHand - level.Quarantined - Expired(level) - level.Reserved);

    /// <summary>What of one batch may still be reserved or issued: never more than is available of the item.</summary>
    public decimal Available(Level level, Guid batchId) => Math.Min(Available(level), level.Storage.Where(b => b.BatchId == batchId && !IsExpired(b.ExpiryDate)).Sum(b => b.OnHand - b.Reserved));

    /// <summary>Holds as much of the wanted quantity as is available, and says how much.</summary>
    public decimal Reserve(Guid lineId, Level level, Guid? batchId, decimal wanted)
    {
        var quantity = Math.Min(wanted, batchId is { } batch ? Available(level, batch) : Available(level));
        if (quantity <= 0) return 0;
        var hold = Holds.FirstOrDefault(h => h.LineId == lineId && h.Level == level && h.BatchId == batchId);
        if (hold is null) Holds.Add(hold = new Hold(0) { LineId = lineId, Level = level, BatchId = batchId });
        hold.Change(by: quantity);
        level.ChangeReserved(by: quantity);
        if (batchId is not null) Peg(level, batchId, quantity);
        return quantity;
    }

    /// <summary>Lets go of as much of a hold as is wanted, and says how much that was.</summary>
    public static decimal Release(Hold hold, decimal wanted)
    {
        var quantity = Math.Min(wanted, hold.Quantity);
        if (quantity <= 0) return 0;
        hold.Change(by: -quantity);
        hold.Level.ChangeReserved(by: -quantity);
        if (hold.BatchId is not null) Peg(hold.Level, hold.BatchId, -quantity);
        return quantity;
    }

    /// <summary>Adds goods to a bin, at the given value or, without one, at the present average; says at what value.</summary>
    public decimal Put(Level level, Balance into, Guid lineId, decimal quantity, decimal? value)
    {
        var worth = value ?? level.Cost.CostOf(quantity);
        level.Become(level.Cost.In(quantity, worth), quarantinedBy: into.Quarantine ? quantity : 0);
        Post(into, lineId, quantity, worth);
        return worth;
    }

    /// <summary>How much is missing in storage to take so much, leaving alone what others hold of the batch.</summary>
    public static decimal Missing(Level? level, Guid? binId, Guid? batchId, decimal quantity)
    {
        if (level is null) return quantity;
        var there = level.Of(batchId).Where(b => binId is null || b.BinId == binId).Sum(b => b.OnHand);
        return Math.Max(0, quantity - Math.Min(there, level.Of(batchId).Sum(b => b.OnHand - b.Reserved)));
    }

    /// <summary>Takes goods out of storage, where they must be (see <see cref="Missing"/>), and says what they cost.</summary>
    public decimal Take(Level level, Guid lineId, Guid? binId, Guid? batchId, decimal quantity)
    {
        var cost = 0m;
        foreach (var (bin, part) in From(level, binId, batchId, quantity))
        {
            var (left, share) = level.Cost.Out(part);
            level.Become(left);
            Post(bin, lineId, -part, -share);
            cost += share;
        }
        Repeg(level, batchId);
        return cost;
    }

    /// <summary>Moves goods from storage into quarantine. The stock is worth what it was.</summary>
    public void Quarantine(Level level, Guid lineId, Guid? binId, Guid? batchId, decimal quantity, Balance quarantine)
    {
        foreach (var (bin, part) in From(level, binId, batchId, quantity)) Move(bin, quarantine, lineId, part);
    }

    /// <summary>How much of a bin may be taken away so that what is held is still there, be it expired; nobody holds what lies in quarantine.</summary>
    public static decimal Unheld(Balance bin) => bin.Quarantine ? bin.OnHand
        : new[] { bin.OnHand, bin.Level.Of(bin.BatchId).Sum(b => b.OnHand - b.Reserved), bin.Level.OnHand - bin.Level.Quarantined - bin.Level.Reserved }.Min();

    /// <summary>How much of a bin may be taken away so that what is held can still be issued.</summary>
    public decimal Free(Balance bin) => bin.Quarantine || IsExpired(bin.ExpiryDate) ? Unheld(bin) : Math.Min(Unheld(bin), Available(bin.Level));

    /// <summary>Moves goods from bin to bin. The stock is worth what it was, and what is held of a batch stays held.</summary>
    public void Move(Balance from, Balance to, Guid lineId, decimal quantity)
    {
        var (level, share) = (from.Level, from.Level.Cost.CostOf(quantity));
        Post(from, lineId, -quantity, -share);
        level.Become(level.Cost, quarantinedBy: (to.Quarantine ? quantity : 0) - (from.Quarantine ? quantity : 0));
        Post(to, lineId, quantity, share);
        Repeg(level, from.BatchId);
    }

    /// <summary>Takes goods out of one bin, at the given value or, without one, at the average; says at what value. What is left is worth 0 at least, and exactly 0 if nothing is left.</summary>
    public decimal Remove(Balance from, Guid lineId, decimal quantity, decimal? value = null)
    {
        var (level, average) = (from.Level, from.Level.Cost.CostOf(quantity));
        var worth = value is { } given && given <= level.Cost.Value && quantity < level.OnHand ? given : average;
        level.Become(level.Cost.In(-quantity, -worth), quarantinedBy: from.Quarantine ? -quantity : 0);
        Post(from, lineId, -quantity, -worth);
        Repeg(level, from.BatchId);
        return worth;
    }

    private void Post(Balance balance, Guid lineId, decimal quantity, decimal value)
    {
        balance.Change(by: quantity);
        Entries.Add(new(balance, lineId, quantity, value));
    }

    private static List<(Balance, decimal)> From(Level level, Guid? binId, Guid? batchId, decimal quantity)
    {
        var parts = new List<(Balance, decimal)>();
        foreach (var balance in level.Of(batchId).Where(b => binId is null || b.BinId == binId))
        {
            var part = Math.Min(quantity, balance.OnHand);
            if (part > 0) parts.Add((balance, part));
            quantity -= Math.Max(0, part);
        }
        return quantity == 0 ? parts : throw new InvalidOperationException("Goods were taken that are not there.");
    }

    /// <summary>Spreads a change of what is held of a batch over its bins.</summary>
    private static void Peg(Level level, Guid? batchId, decimal quantity)
    {
        foreach (var balance in level.Of(batchId))
        {
            var part = quantity > 0 ? Math.Min(quantity, balance.OnHand - balance.Reserved) : Math.Max(quantity, -balance.Reserved);
            balance.ChangeReserved(by: part);
            quantity -= part;
        }
        if (quantity != 0) throw new InvalidOperationException("More of a batch was held, or let go, than there is.");
    }

    /// <summary>Where a bin now holds less than was noted as held there, the other bins of the batch take the rest over.</summary>
    private static void Repeg(Level level, Guid? batchId)
    {
        foreach (var balance in level.Of(batchId).Where(b => b.Reserved > b.OnHand).ToList())
        {
            var excess = balance.Reserved - balance.OnHand;
            balance.ChangeReserved(by: -excess);
            Peg(level, batchId, excess);
        }
    }
}
