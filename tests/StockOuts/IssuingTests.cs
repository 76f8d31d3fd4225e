using System.Diagnostics;
using Waybill.Features.Stock;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.StockOuts;

/// <summary>What goods a confirmation takes, from whom, and at what cost, on the authority of a document made for the purpose.</summary>
public sealed class IssuingTests
{
    [Fact]
    public async Task The_holders_own_reservation_is_used_before_free_stock()
    {
        var shop = await Shop.Open();
        var (goods, order) = (await shop.Goods(stock: 10), new DocumentRef("test", Guid.NewGuid()));
        var demand = goods.Demand(4);
        await shop.Hold(order, demand);
        await shop.Hold(goods.Demand(5));
        var authority = new TestAuthority(shop) { HeldBy = order };
        var line = authority.Allow(goods, 9, demand.LineId);
        await Refused("STOCK_SHORT", authority.Issue(goods, null, Of(line, 6)));
        await authority.Issue(goods, null, Of(line, 5));
        (await shop.Standing(goods)).ShouldBe(new Standing(5, 5, 0, 50));
        await shop.LedgerIsSound();
    }

    [Fact]
    public async Task What_is_held_elsewhere_is_let_go_when_the_goods_leave_from_here()
    {
        var shop = await Shop.Open();
        var (here, order) = (await shop.Goods(stock: 10), new DocumentRef("test", Guid.NewGuid()));
        var there = await shop.Elsewhere(here, stock: 10, priority: 1);
        var demand = new Demand(Guid.NewGuid(), here.ItemId, 6);
        await shop.Hold(order, demand);
        var authority = new TestAuthority(shop) { HeldBy = order };
        await authority.Issue(here, null, Of(authority.Allow(here, 6, demand.LineId), 4));
        (await shop.Standing(there)).ShouldBe(new Standing(10, 2, 8, 100));
        (await shop.Standing(here)).ShouldBe(new Standing(6, 0, 6, 60));
        await shop.LedgerIsSound();
    }

    [Fact]
    public async Task A_batch_that_others_hold_by_name_stays()
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(new Lot("A", 5), new Lot("B", 5));
        var batches = await shop.Batches(goods);
        await shop.Hold(goods.Demand(3, batches["A"]));
        var authority = new TestAuthority(shop);
        var line = authority.Allow(goods, 5);
        await Refused("STOCK_SHORT", authority.Issue(goods, null, Of(line, 3, batches["A"])));
        await authority.Issue(goods, null, Of(line, 2, batches["A"]), Of(line, 3, batches["B"]));
        (await shop.Standing(goods)).ShouldBe(new Standing(5, 3, 2, 50));
        await shop.LedgerIsSound();
    }

    [Fact]
    public async Task What_is_noted_as_held_in_an_emptied_bin_moves_to_the_batchs_other_bins()
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(new Lot("A", 5));
        var shelf = await shop.As(Roles.Admin).Run<Waybill.Features.Warehouses.BinView>(new Waybill.Features.Warehouses.AddBin.Command(goods.WarehouseId, "SHELF"));
        await shop.Enter(goods, goods.Entry(5, 10m, "A", binId: shelf.Id));
        var (batch, bins) = ((await shop.Batches(goods))["A"], await shop.Bins(goods));
        await shop.Hold(goods.Demand(4, batch));
        var authority = new TestAuthority(shop);
        await authority.Issue(goods, null, Of(authority.Allow(goods, 5), 5, batch) with { BinId = bins["MAIN"] });
        (await shop.Standing(goods)).ShouldBe(new Standing(5, 4, 1, 50));
        await shop.LedgerIsSound();
    }

    [Fact]
    public async Task Damaged_goods_go_to_quarantine_and_are_worth_what_they_were()
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 10);
        var authority = new TestAuthority(shop);
        var line = authority.Allow(goods, 5);
        await authority.Issue(goods, null, Of(line, 4) with { DamagedQuantity = 2 });
        (await shop.Standing(goods)).ShouldBe(new Standing(6, 0, 4, 60));
        authority.Heard.Single().Lines.Single().ShouldSatisfyAllConditions(l => l.ShouldBe(new IssuedLine(line.LineId, goods.ItemId, null, 4, 40, l.LineId)), l => l.LineId.ShouldNotBe(line.LineId));
        await shop.LedgerIsSound();
    }

    [Fact]
    public async Task Damage_leaves_others_what_they_hold()
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 5);
        await shop.Hold(goods.Demand(3));
        var authority = new TestAuthority(shop);
        var line = authority.Allow(goods, 5);
        await Refused("STOCK_SHORT", authority.Issue(goods, null, Of(line, 2) with { DamagedQuantity = 1 }));
        await authority.Issue(goods, null, Of(line, 1) with { DamagedQuantity = 1 });
        (await shop.Standing(goods)).ShouldBe(new Standing(4, 3, 0, 40));
    }

    [Fact]
    public async Task Issues_take_the_average_and_the_last_takes_the_rest()
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods();
        await shop.Enter(goods, goods.Entry(2, 1.00m), goods.Entry(1, 1.01m));
        var authority = new TestAuthority(shop);
        var line = authority.Allow(goods, 3);
        var costs = new List<decimal>();
        foreach (var quantity in new[] { 1m, 1m, 1m }) costs.Add((await authority.Issue(goods, null, Of(line, quantity))).Cost!.Amount);
        (costs.Sum(), await shop.Standing(goods)).ShouldBe((3.01m, new Standing(0, 0, 0, 0)));
        await shop.LedgerIsSound();
    }

    [Fact]
    public async Task Five_lines_take_no_more_trips_to_the_database_than_one()
    {
        var shop = await Shop.Open();
        var goods = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => shop.Goods(stock: 5)));
        var trips = new List<int>();
        foreach (var count in new[] { 1, 5 })
        {
            var authority = new TestAuthority(shop);
            var here = goods[0].WarehouseId;
            foreach (var g in goods.Skip(1)) await shop.Enter(g with { WarehouseId = here }, g.Entry(2, 10m));
            var draft = await authority.Draft(goods[0], [.. goods.Take(count).Select(g => Of(authority.Allow(g, 1), 1))]);
            trips.Add(await Trips(() => authority.Confirm(draft.Id)));
        }
        (trips[1] - trips[0], trips[0] < 12).ShouldBe((0, true), $"{trips[0]} and {trips[1]} trips");
    }

    [Fact]
    public async Task Who_wrote_the_document_may_be_kept_from_confirming()
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 5);
        var authority = new TestAuthority(shop) { AuthorMayConfirm = false, AuthorId = Guid.Empty };
        await Refused("AUTHOR_CANNOT_CONFIRM", authority.Issue(goods, null, Of(authority.Allow(goods, 5), 1)));
        var other = new TestAuthority(shop) { AuthorMayConfirm = false, AuthorId = Guid.NewGuid() };
        (await other.Issue(goods, null, Of(other.Allow(goods, 5), 1))).Status.ShouldBe(StockOutStatus.Confirmed);
    }

    [Fact]
    public async Task A_late_entry_may_not_take_what_was_needed_since()
    {
        var shop = await Shop.Open();
        var (goods, now) = (await shop.Goods(), DateTimeOffset.UtcNow);
        await shop.Enter(goods, now.AddDays(-4), goods.Entry(10, 5m));
        var authority = new TestAuthority(shop);
        var line = authority.Allow(goods, 100);
        await authority.Issue(goods, now.AddDays(-1), Of(line, 8));
        await shop.Enter(goods, now.AddHours(-1), goods.Entry(50, 5m));
        await Refused("STOCK_NEGATIVE_THEN", authority.Issue(goods, now.AddDays(-2), Of(line, 3)));
        await Refused("STOCK_NEGATIVE_THEN", authority.Issue(goods, now.AddDays(-5), Of(line, 1)));
        (await authority.Issue(goods, now.AddDays(-2), Of(line, 2))).Status.ShouldBe(StockOutStatus.Confirmed);
        await shop.LedgerIsSound();
    }

    [Fact]
    public async Task Many_issues_at_once_never_take_more_than_there_is()
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 20);
        var authority = new TestAuthority(shop);
        var line = authority.Allow(goods, 100);
        var drafts = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => authority.Draft(goods, Of(line, 1))));
        var done = await Task.WhenAll(drafts.Select(d => Done(authority.Confirm(d.Id))));
        done.Count(d => d).ShouldBe(20);
        (await shop.Standing(goods)).ShouldBe(new Standing(0, 0, 0, 0));
        await shop.LedgerIsSound();
    }

    private static async Task<int> Trips(Func<Task> work)
    {
        var trips = 0;
        using var root = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql", Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => trips += activity.TraceId == root.TraceId ? 1 : 0,
        };
        ActivitySource.AddActivityListener(listener);
        await work();
        return trips;
    }

    private static StockOutEntry Of(AuthorisedLine line, decimal quantity, Guid? batchId = null) => new(line.LineId, quantity, null, null, batchId);

    private static async Task Refused(string code, Task work) => (await Should.ThrowAsync<Refusal>(work)).Reason.Code.ShouldBe(code);

    private static async Task<bool> Done(Task work)
    {
        try
        {
            await work;
            return true;
        }
        catch (Refusal refusal) when (refusal.Reason.Code == "STOCK_SHORT")
        {
            return false;
        }
    }
}
