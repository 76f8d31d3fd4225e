using Waybill.Features.Warehouses;

namespace Waybill.Features.Stock;

/// <summary>The stock of an item in a warehouse, as a sheet carries it.</summary>
internal sealed class Level(decimal quarantined, decimal reserved)
{
    private readonly List<Balance> balances = [];

    public required Guid Id { get; init; }
    public required Guid ItemId { get; init; }
    public required Guid WarehouseId { get; init; }
    public required string ItemCode { get; init; }
    public required string WarehouseCode { get; init; }
    public required bool WarehouseActive { get; init; }
    public required int Priority { get; init; }
    public required DateTimeOffset? MovedAt { get; init; }
    public required CostState Cost { get; set; }
    public decimal Quarantined { get; private set; } = quarantined;
    public decimal Reserved { get; private set; } = reserved;
    public bool IsChanged { get; private set; }
    public decimal OnHand => Cost.Quantity;
    public IReadOnlyList<Balance> Balances => balances;
    public IEnumerable<Balance> Storage => balances.Where(b => !b.Quarantine);

    /// <summary>The storage of one batch, or of an item without batches, bin by bin.</summary>
    public IEnumerable<Balance> Of(Guid? batchId) => balances.Where(b => !b.Quarantine && b.BatchId == batchId);

    public Balance Add(Balance balance)
    {
        balances.Add(balance);
        return balance;
    }

    /// <summary>The stock in one bin, of one batch; there may be none yet.</summary>
    public Balance In(Bin bin, Batch? batch) => balances.FirstOrDefault(b => b.BinId == bin.Id && b.BatchId == batch?.Id) ?? Add(new(onHand: 0, reserved: 0)
    {
        Id = Guid.CreateVersion7(), Level = this, BinId = bin.Id, BinCode = bin.Code, Quarantine = bin.Purpose == BinPurpose.Quarantine,
        BatchId = batch?.Id, BatchNumber = batch?.Number, ExpiryDate = batch?.ExpiryDate, BatchCreatedAt = batch?.CreatedAt,
    });

    public Level Copy()
    {
        var copy = new Level(Quarantined, Reserved)
        {
            Id = Id, ItemId = ItemId, WarehouseId = WarehouseId, ItemCode = ItemCode, WarehouseCode = WarehouseCode, WarehouseActive = WarehouseActive, Priority = Priority, MovedAt = MovedAt, Cost = Cost,
        };
        foreach (var b in balances)
            copy.Add(new(b.OnHand, b.Reserved)
            {
                Id = b.Id, Level = copy, BinId = b.BinId, BinCode = b.BinCode, Quarantine = b.Quarantine, BatchId = b.BatchId, BatchNumber = b.BatchNumber, ExpiryDate = b.ExpiryDate,
                BatchCreatedAt = b.BatchCreatedAt,
            });
        return copy;
    }

    public void ChangeReserved(decimal by) => (Reserved, IsChanged) = (Reserved + by, true);

    public void Become(CostState cost, decimal quarantinedBy = 0) => (Cost, Quarantined, IsChanged) = (cost, Quarantined + quarantinedBy, true);
}

/// <summary>The stock in one bin, of one batch, as a sheet carries it.</summary>
internal sealed class Balance(decimal onHand, decimal reserved)
{
    public required Guid Id { get; init; }
    public required Level Level { get; init; }
    public required Guid BinId { get; init; }
    public required string BinCode { get; init; }
    public required bool Quarantine { get; init; }
    public required Guid? BatchId { get; init; }
    public string? BatchNumber { get; init; }
    public DateOnly? ExpiryDate { get; init; }
    public DateTimeOffset? BatchCreatedAt { get; init; }
    public decimal OnHand { get; private set; } = onHand;
    public decimal Reserved { get; private set; } = reserved;
    public bool IsChanged { get; private set; }

    public void Change(decimal by) => (OnHand, IsChanged) = (OnHand + by, true);

    public void ChangeReserved(decimal by) => (Reserved, IsChanged) = (Reserved + by, IsChanged || by != 0);
}

/// <summary>What a document holds for one of its lines, as a sheet carries it.</summary>
internal sealed class Hold(decimal quantity)
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid LineId { get; init; }
    public required Level Level { get; init; }
    public required Guid? BatchId { get; init; }
    public decimal Quantity { get; private set; } = quantity;
    public bool IsChanged { get; private set; }

    public void Change(decimal by) => (Quantity, IsChanged) = (Quantity + by, true);
}

/// <summary>A movement to be posted.</summary>
internal sealed record Entry(Balance Balance, Guid LineId, decimal Quantity, decimal Value);
