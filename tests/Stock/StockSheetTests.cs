using FsCheck;
using FsCheck.Fluent;
using Waybill.Features.Stock;

namespace Waybill.Tests.Stock;

/// <summary>Whatever is put, taken, held, let go and set aside, in whatever order, the sums of a sheet stay true.</summary>
public sealed class StockSheetTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly Guid[] Bins = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
    private static readonly Guid?[] Batches = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];

    public enum Act { Put, Take, Quarantine, Reserve, ReserveBatch, Release }

    [Fact]
    public void Sums_stay_true() => Prop.ForAll(Steps.ToArbitrary(), steps =>
    {
        var (sheet, level) = Empty();
        foreach (var step in steps)
        {
            Do(sheet, level, step.Act, step.Quantity, step.Place);
            if (!IsSound(sheet, level)) return false;
        }
        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void What_is_available_can_always_be_reserved_and_not_a_bit_more() => Prop.ForAll(Steps.ToArbitrary(), steps =>
    {
        var (sheet, level) = Empty();
        foreach (var step in steps) Do(sheet, level, step.Act, step.Quantity, step.Place);
        var available = sheet.Available(level);
        return sheet.Reserve(Guid.NewGuid(), level, null, available + 1) == available && sheet.Available(level) == 0 && IsSound(sheet, level);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static Gen<List<(Act Act, decimal Quantity, int Place)>> Steps =>
        (from act in Gen.Elements(Enum.GetValues<Act>()) from quantity in Gen.Choose(1, 300) from place in Gen.Choose(0, 8) select (act, quantity / 10m, place)).ListOf().Select(l => l.ToList());

    private static void Do(StockSheet sheet, Level level, Act act, decimal quantity, int place)
    {
        var (bin, batch) = (Bins[place % 3], Batches[place / 3]);
        var home = level.Balances.First(b => b.BinId == bin && b.BatchId == batch);
        var takes = quantity <= sheet.Available(level, batch!.Value) && StockSheet.Missing(level, null, batch, quantity) == 0;
        if (act == Act.Put) sheet.Put(level, home, Guid.NewGuid(), quantity, place % 2 == 0 ? null : quantity * 1.37m is var worth ? Math.Round(worth, 2) : 0);
        if (act == Act.Take && takes) sheet.Take(level, Guid.NewGuid(), null, batch, quantity);
        if (act == Act.Quarantine && takes) sheet.Quarantine(level, Guid.NewGuid(), null, batch, quantity, level.Balances.First(b => b.Quarantine && b.BatchId == batch));
        if (act == Act.Reserve) sheet.Reserve(Guid.NewGuid(), level, null, quantity);
        if (act == Act.ReserveBatch) sheet.Reserve(Guid.NewGuid(), level, batch, quantity);
        if (act == Act.Release && sheet.Holds.Count > 0) StockSheet.Release(sheet.Holds[place % sheet.Holds.Count], quantity);
    }

    private static bool IsSound(StockSheet sheet, Level level) =>
        level.OnHand == level.Balances.Sum(b => b.OnHand) && level.OnHand == sheet.Entries.Sum(e => e.Quantity) && level.Cost.Value == sheet.Entries.Sum(e => e.Value)
        && level.Quarantined == level.Balances.Where(b => b.Quarantine).Sum(b => b.OnHand) && level.Reserved == sheet.Holds.Sum(h => h.Quantity)
        && level.Reserved <= level.OnHand - level.Quarantined && level.Cost.Value >= 0 && (level.OnHand != 0 || level.Cost.Value == 0)
        && level.Balances.All(b => b.Reserved >= 0 && b.Reserved <= b.OnHand && (!b.Quarantine || b.Reserved == 0))
        && Batches.All(batch => level.Of(batch).Sum(b => b.Reserved) == sheet.Holds.Where(h => h.BatchId == batch).Sum(h => h.Quantity));

    /// <summary>An item with three batches, one of them expired, in two storage bins and a quarantine bin.</summary>
    private static (StockSheet, Level) Empty()
    {
        var sheet = new StockSheet(Today);
        var level = new Level(quarantined: 0, reserved: 0)
        {
            Id = Guid.NewGuid(), ItemId = Guid.NewGuid(), WarehouseId = Guid.NewGuid(), ItemCode = "I", WarehouseCode = "W", WarehouseActive = true, Priority = 1, MovedAt = null, Cost = default,
        };
        foreach (var (i, batch) in Batches.Index())
            foreach (var (j, bin) in Bins.Index())
                level.Add(new(0, 0) { Id = Guid.NewGuid(), Level = level, BinId = bin, BinCode = $"{j}", Quarantine = j == 2, BatchId = batch, ExpiryDate = i == 2 ? Today.AddDays(-1) : null });
        sheet.Add(level);
        return (sheet, level);
    }
}
