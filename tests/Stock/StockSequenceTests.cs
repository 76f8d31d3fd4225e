using Waybill.Features.StockAdjustments;
using Waybill.Features.StockCounts;
using Waybill.Features.Transfers;
using Waybill.Tests.Support;

namespace Waybill.Tests.Stock;

/// <summary>Whatever is transferred, taken back, counted and scrapped in whatever order: no piece and no cent appears or vanishes.</summary>
public sealed class StockSequenceTests
{
    private const int Steps = 30;

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public async Task Pieces_and_cents_are_conserved(int seed)
    {
        var shop = await Shop.Open();
        var here = await shop.Goods();
        await shop.Enter(here, here.Entry(7, 3.33m), here.Entry(23, 1.01m));
        var there = await shop.Elsewhere(here, 5);
        var walk = new Walk(shop, new Random(seed), here, there);
        for (var i = 0; i < Steps; i++) await walk.Step();
        var (one, other) = (await shop.Standing(here), await shop.Standing(there));
        (one.OnHand + other.OnHand + walk.Open.Sum(t => t.Lines[0].InTransit) + walk.Closed.Sum(t => t.Lines[0].Discrepancy)).ShouldBe(35 + walk.FoundPieces);
        (one.Value + other.Value + walk.Open.Concat(walk.Closed).Sum(t => t.InTransitValue!.Amount + t.LostValue!.Amount)).ShouldBe(96.54m + walk.FoundValue);
        walk.Done.Values.ShouldAllBe(times => times > 0, "the walk tried everything");
        await shop.LedgerIsSound();
    }

    /// <summary>Tries something at random, as far as it can be done, and remembers what came of it.</summary>
    private sealed class Walk(Shop shop, Random dice, Goods here, Goods there)
    {
        public Dictionary<string, int> Done { get; } = new() { ["ship"] = 0, ["receive"] = 0, ["close"] = 0, ["count"] = 0, ["scrap"] = 0 };
        public List<TransferView> Open { get; } = [];
        public List<TransferView> Closed { get; } = [];
        public decimal FoundPieces { get; private set; }
        public decimal FoundValue { get; private set; }

        public async Task Step()
        {
            var what = Done.Keys.ElementAt(dice.Next(Done.Count));
            Done[what]++;
            await (what switch { "ship" => Ship(), "receive" => Receive(), "close" => Close(), "count" => Count(), _ => Scrap() });
        }

        private async Task Ship()
        {
            var (from, to) = dice.Next(2) == 0 ? (here, there) : (there, here);
            var most = (int)(await shop.Standing(from)).OnHand;
            if (most == 0) return;
            var planned = dice.Next(1, most + 1);
            Open.Add(await shop.ShippedTransfer(from, to, planned, shipped: dice.Next(1, planned + 1)));
        }

        private async Task Receive()
        {
            if (Open.Find(t => t.Lines[0].InTransit > 0) is not { } transfer) return;
            var some = dice.Next(1, (int)transfer.Lines[0].InTransit + 1);
            var to = transfer.ToWarehouseId == here.WarehouseId ? here : there;
            await shop.Receive(to, transfer, some);
            Open[Open.IndexOf(transfer)] = await shop.Transfer(transfer.Id);
        }

        private async Task Close()
        {
            if (Open.Find(t => t.Status == TransferStatus.Shipped) is not { } transfer) return;
            await shop.As(Roles.Warehouse).Run<CloseTransfer.Result>(new CloseTransfer.Command(transfer.Id, "丢失"));
            Open.Remove(transfer);
            Closed.Add(await shop.Transfer(transfer.Id));
        }

        private async Task Count()
        {
            var count = await shop.Counting(here);
            if (count.LineCount == 0) return;
            var line = (await shop.CountLines(count.Id)).Single();
            await shop.Counted(count.Id, Math.Max(0, line.BookQuantity!.Value + dice.Next(-2, 3)));
            await shop.As(Roles.Warehouse).Run<StockCountView>(new SubmitStockCount.Command(count.Id));
            FoundValue += (await shop.PostCount(count.Id)).Value!.Amount;
            FoundPieces += (await shop.CountLines(count.Id)).Sum(l => l.Difference!.Value);
        }

        private async Task Scrap()
        {
            if ((await shop.Standing(there)).OnHand == 0) return;
            var bin = (await shop.Bins(there))["MAIN"];
            var scrapped = await shop.As(Roles.Manager).Run<StockAdjustmentView>(new ScrapStock.Command(there.WarehouseId, [new(there.ItemId, bin, 1)], "报废"));
            (FoundPieces, FoundValue) = (FoundPieces - 1, FoundValue - scrapped.Value!.Amount);
        }
    }
}
