using Waybill.Features.StockAdjustments;
using Waybill.Features.StockCounts;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.StockCounts;

/// <summary>Goods are counted and the books follow, by the difference at the moment of counting.</summary>
public sealed class StockCountTests
{
    [Theory, BothDoors]
    public async Task Shortage_and_surplus_are_booked_at_the_average(Door door)
    {
        var (shop, manager, warehouse) = (await Shop.Open(), (await Shop.Open()).As(Roles.Manager).Via(door), (await Shop.Open()).As(Roles.Warehouse).Via(door));
        var goods = await shop.Goods(new Lot("A", 5), new Lot("B", 5));
        var planned = await manager.Run<StockCountView>(new CreateStockCount.Command(goods.WarehouseId));
        planned.Number.ShouldMatch(@"^SC-\d{6}-\d{6}$");
        (await manager.Run<StockCountView>(new StartStockCount.Command(planned.Id))).ShouldSatisfyAllConditions(c => c.LineCount.ShouldBe(2), c => c.Status.ShouldBe(StockCountStatus.Counting));
        var lines = (await warehouse.Run<Page<ListCountLines.Row>>(new ListCountLines.Query(planned.Id))).Items;
        (await warehouse.Run<RecordCounts.Result>(new RecordCounts.Command(planned.Id, [new(lines[0].Id, 3), new(lines[1].Id, 6)]))).OpenLines.ShouldBe(0);
        (await manager.Run<StockCountView>(new SubmitStockCount.Command(planned.Id))).Differences.ShouldBe(2);
        var posted = await manager.Run<StockCountView>(new PostStockCount.Command(planned.Id));
        (posted.Status, posted.Value!.Amount).ShouldBe((StockCountStatus.Posted, -10m));
        (await manager.Run<StockCountView>(new GetStockCount.Query(planned.Id))).ShouldSatisfyAllConditions(c => c.CountedLines.ShouldBe(2), c => c.Differences.ShouldBe(2), c => c.Value!.Amount.ShouldBe(-10m));
        (await shop.Standing(goods)).ShouldBe(new Standing(9, 0, 9, 90));
        await shop.LedgerIsSound();
    }

    [Fact]
    public async Task On_hand_one_the_sheet_says_three_and_one_comes_in_between_so_one_is_added()
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 1);
        var count = await shop.Counting(goods);
        await shop.Enter(goods, goods.Entry(1, 10m));
        await shop.Counted(count.Id, 3);
        await shop.As(Roles.Warehouse).Run<StockCountView>(new SubmitStockCount.Command(count.Id));
        (await shop.CountLines(count.Id)).Single().ShouldSatisfyAllConditions(l => l.BookQuantity.ShouldBe(1), l => l.ExpectedQuantity.ShouldBe(2), l => l.Difference.ShouldBe(1));
        await shop.PostCount(count.Id);
        (await shop.Standing(goods)).OnHand.ShouldBe(3);
    }

    [Fact]
    public async Task What_is_sold_between_counting_and_posting_stays_sold()
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 10);
        var count = await shop.SubmittedCount(goods, 9);
        var bin = (await shop.Bins(goods))["MAIN"];
        await shop.As(Roles.Manager).Run<StockAdjustmentView>(new ScrapStock.Command(goods.WarehouseId, [new(goods.ItemId, bin, 4)], "报废"));
        await shop.PostCount(count);
        (await shop.Standing(goods)).ShouldBe(new Standing(5, 0, 5, 50));
        await shop.LedgerIsSound();
    }

    [Fact]
    public async Task What_had_left_before_it_was_counted_but_was_booked_afterwards_is_no_difference()
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods();
        await shop.Enter(goods, DateTimeOffset.UtcNow.AddDays(-1), goods.Entry(10, 10m));
        var draft = await shop.DraftOut(goods, await shop.DeliveryOf(goods, 4));
        var count = await shop.Counting(goods);
        var left = DateTimeOffset.UtcNow;
        await shop.Counted(count.Id, 6);
        await shop.As(Roles.Warehouse).Run<Waybill.Features.StockOuts.ConfirmStockOut.Result>(new Waybill.Features.StockOuts.ConfirmStockOut.Command(draft.Id, left));
        await shop.As(Roles.Warehouse).Run<StockCountView>(new SubmitStockCount.Command(count.Id));
        await shop.PostCount(count.Id);
        (await shop.Standing(goods)).OnHand.ShouldBe(6);
        await shop.LedgerIsSound();
    }

    [Fact]
    public async Task Goods_that_only_lay_in_another_bin_keep_their_value()
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods();
        await shop.Enter(goods, goods.Entry(3, 3.33m));
        var shelf = (await shop.As(Roles.Admin).Run<BinView>(new AddBin.Command(goods.WarehouseId, "SHELF"))).Id;
        var count = await shop.Counting(goods);
        await shop.Counted(count.Id, 0);
        await shop.As(Roles.Warehouse).Run<AddCountLine.Result>(new AddCountLine.Command(count.Id, goods.ItemId, shelf, 3));
        await shop.As(Roles.Warehouse).Run<StockCountView>(new SubmitStockCount.Command(count.Id));
        (await shop.PostCount(count.Id)).Value!.Amount.ShouldBe(0);
        (await shop.Standing(goods)).ShouldBe(new Standing(3, 0, 3, 9.99m));
        await shop.LedgerIsSound();
    }

    [Theory, BothDoors]
    public async Task Who_counts_does_not_see_what_the_books_say(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 5);
        var count = await shop.SubmittedCount(goods, 4);
        var blind = (await shop.As(Roles.Warehouse).Via(door).Run<Page<ListCountLines.Row>>(new ListCountLines.Query(count))).Items.Single();
        (blind.CountedQuantity, blind.BookQuantity, blind.ExpectedQuantity, blind.Difference).ShouldBe((4, null, null, null));
        (await shop.As(Roles.Warehouse).Via(door).Run<StockCountView>(new GetStockCount.Query(count))).Differences.ShouldBeNull();
        (await shop.Refused(door, Roles.Warehouse, new ListCountLines.Query(count) { Filter = "difference != 0" })).Code.ShouldBe("FIELD_FORBIDDEN");
        var seen = (await shop.As(Roles.Manager).Via(door).Run<Page<ListCountLines.Row>>(new ListCountLines.Query(count) { Filter = "difference != 0" })).Items.Single();
        (seen.BookQuantity, seen.Difference).ShouldBe((5, -1));
    }

    [Theory, BothDoors]
    public async Task A_large_difference_needs_a_permission_of_its_own(Door door)
    {
        var shop = await Shop.Open();
        var clerk = await shop.Holder(door, "stock-counts.post");
        foreach (var (quantity, share, counted, large) in new (decimal?, decimal?, decimal, bool)[] { (2, null, 8, false), (2, null, 7, true), (null, 0.2m, 8, false), (null, 0.2m, 13, true) })
        {
            var goods = await shop.Goods(stock: 10);
            var count = await shop.Counting(goods, quantity, share);
            await shop.Counted(count.Id, counted);
            await shop.As(Roles.Warehouse).Run<StockCountView>(new SubmitStockCount.Command(count.Id));
            (await clerk.Send(new PostStockCount.Command(count.Id))).Refused?.Code.ShouldBe("FORBIDDEN");
            (await shop.Standing(goods)).OnHand.ShouldBe(large ? 10 : counted);
            if (large) await shop.PostCount(count.Id);
            (await shop.Standing(goods)).OnHand.ShouldBe(counted);
        }
    }

    [Theory, BothDoors]
    public async Task What_differs_is_counted_again(Door door)
    {
        var shop = await Shop.Open();
        var (goods, manager) = (await shop.Goods(new Lot("A", 5), new Lot("B", 5)), shop.As(Roles.Manager).Via(door));
        var count = await shop.SubmittedCount(goods, 5, 3);
        (await manager.Run<StockCountView>(new RecountStockCount.Command(count))).ShouldSatisfyAllConditions(c => c.Status.ShouldBe(StockCountStatus.Counting), c => c.CountedLines.ShouldBe(1));
        (await manager.Refused(new SubmitStockCount.Command(count))).Code.ShouldBe("STOCK_COUNT_INCOMPLETE");
        var again = (await shop.CountLines(count)).Single(l => l.CountedQuantity is null);
        (again.Recounts, again.BatchNumber).ShouldBe((1, "B"));
        await manager.Run<RecordCounts.Result>(new RecordCounts.Command(count, [new(again.Id, 5)]));
        await manager.Run<StockCountView>(new SubmitStockCount.Command(count));
        (await shop.PostCount(count)).Differences.ShouldBe(0);
        (await shop.Standing(goods)).OnHand.ShouldBe(10);
    }

    [Theory, BothDoors]
    public async Task Before_the_submission_nothing_is_known_to_differ_and_only_what_is_named_is_counted_again(Door door)
    {
        var shop = await Shop.Open();
        var (goods, manager) = (await shop.Goods(new Lot("A", 5), new Lot("B", 5)), shop.As(Roles.Manager).Via(door));
        var count = await shop.Counting(goods);
        await shop.Counted(count.Id, 5, 3);
        (await manager.Run<StockCountView>(new RecountStockCount.Command(count.Id))).ShouldSatisfyAllConditions(c => c.Status.ShouldBe(StockCountStatus.Counting), c => c.CountedLines.ShouldBe(2));
        (await shop.CountLines(count.Id)).Select(l => (l.CountedQuantity, l.Recounts)).ShouldBe([(5, 0), (3, 0)]);
        var named = (await shop.CountLines(count.Id))[0].Id;
        (await manager.Run<StockCountView>(new RecountStockCount.Command(count.Id, [named]))).CountedLines.ShouldBe(1);
        (await shop.CountLines(count.Id)).Select(l => (l.CountedQuantity, l.Recounts)).ShouldBe([(null, 1), (3, 0)]);
    }

    [Theory, BothDoors]
    public async Task Two_counts_of_one_bin_do_not_both_post_the_same_difference(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 10);
        var (one, other) = (await shop.SubmittedCount(goods, 8), await shop.SubmittedCount(goods, 8));
        var replies = await Task.WhenAll(new[] { one, other }.Select(c => shop.As(Roles.Manager).Via(door).Send(new PostStockCount.Command(c))));
        replies.Select(r => r.Refused?.Code).Order().ShouldBe([null, "COUNT_OVERTAKEN"]);
        (await shop.Standing(goods)).OnHand.ShouldBe(8);
        await shop.LedgerIsSound();
    }

    [Fact]
    public async Task Posted_while_goods_are_being_sold_nothing_is_lost()
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 20);
        var drafts = new List<Guid>();
        for (var i = 0; i < 5; i++) drafts.Add((await shop.DraftOut(goods, await shop.DeliveryOf(goods, 2))).Id);
        var count = await shop.SubmittedCount(goods, 18);
        var posting = shop.PostCount(count);
        await Task.WhenAll([posting, .. drafts.Select(d => shop.As(Roles.Warehouse).Run<Waybill.Features.StockOuts.ConfirmStockOut.Result>(new Waybill.Features.StockOuts.ConfirmStockOut.Command(d)))]);
        (await shop.Standing(goods)).ShouldBe(new Standing(8, 0, 8, 80));
        await shop.LedgerIsSound();
    }

    [Theory, BothDoors]
    public async Task Missing_goods_that_are_held_must_be_let_go_first_and_nothing_goes_below_zero(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 10);
        await shop.Hold(goods.Demand(9));
        var count = await shop.SubmittedCount(goods, 7);
        var refused = await shop.Refused(door, Roles.Manager, new PostStockCount.Command(count));
        (refused.Code, refused.Detail).ShouldBe(("STOCK_SHORT", $"There is not enough free stock of {goods.Code}: 2 short."));
        var spent = await shop.Goods(stock: 10);
        var late = await shop.SubmittedCount(spent, 2);
        await shop.As(Roles.Manager).Run<StockAdjustmentView>(new ScrapStock.Command(spent.WarehouseId, [new(spent.ItemId, (await shop.Bins(spent))["MAIN"], 5)], "报废"));
        (await shop.Refused(door, Roles.Manager, new PostStockCount.Command(late))).Code.ShouldBe("STOCK_SHORT");
        (await shop.Standing(spent)).OnHand.ShouldBe(5);
    }

    [Theory, BothDoors]
    public async Task Found_goods_of_a_batch_nobody_knew_get_a_line(Door door)
    {
        var shop = await Shop.Open();
        var (goods, warehouse) = (await shop.Goods(new Lot("A", 5)), shop.As(Roles.Warehouse).Via(door));
        var count = await shop.Counting(goods);
        var bin = (await shop.Bins(goods))["MAIN"];
        var found = new AddCountLine.Command(count.Id, goods.ItemId, bin, 2, new("NEW", null, Shop.Never, null, null));
        (await warehouse.Refused(found with { Batch = null })).Code.ShouldBe("BATCH_REQUIRED");
        (await warehouse.Refused(found with { BinId = Guid.NewGuid() })).Errors.Single().Pointer.ShouldBe("/binId");
        (await warehouse.Refused(found with { Quantity = 0.5m })).Code.ShouldBe("QUANTITY_TOO_FINE");
        (await warehouse.Refused(found with { Batch = new("A", null, Shop.Never, null, null) })).Code.ShouldBe("BATCH_DIFFERS");
        await warehouse.Run<AddCountLine.Result>(found);
        (await warehouse.Refused(found)).Code.ShouldBe("COUNT_LINE_EXISTS");
        await shop.Counted(count.Id, 5);
        await warehouse.Run<StockCountView>(new SubmitStockCount.Command(count.Id));
        await shop.PostCount(count.Id);
        (await shop.Standing(goods)).ShouldBe(new Standing(7, 0, 7, 70));
    }

    [Theory, BothDoors]
    public async Task A_count_is_entered_as_it_may_be(Door door)
    {
        var shop = await Shop.Open();
        var (goods, plain, warehouse) = (await shop.Goods(stock: 5), await shop.Goods(stock: 1), shop.As(Roles.Warehouse).Via(door));
        var count = await shop.Counting(goods);
        var line = (await shop.CountLines(count.Id)).Single().Id;
        (await Record(new(line, 1), new(line, 2))).Code.ShouldBe("COUNT_LINE_REPEATED");
        (await Record(new RecordCounts.Entry(Guid.NewGuid(), 1))).Errors.Single().Pointer.ShouldBe("/counts/0/lineId");
        (await Record(new RecordCounts.Entry(line, 0.5m))).Code.ShouldBe("QUANTITY_TOO_FINE");
        (await Record(new RecordCounts.Entry(line, 1, DateTimeOffset.UtcNow.AddHours(1)))).Code.ShouldBe("COUNT_TIME_OUTSIDE");
        (await Record(new RecordCounts.Entry(line, 1, DateTimeOffset.UtcNow.AddHours(-1)))).Code.ShouldBe("COUNT_TIME_OUTSIDE");
        (await warehouse.Refused(new AddCountLine.Command(count.Id, plain.ItemId, (await shop.Bins(goods))["MAIN"], 1, new("X", null, null, null, null)))).Code.ShouldBe("BATCH_NOT_ALLOWED");
        (await warehouse.Refused(new RecountStockCount.Command(count.Id, [Guid.NewGuid()]))).Errors.Single().Pointer.ShouldBe("/lineIds/0");

        Task<Refused> Record(params RecordCounts.Entry[] entries) => warehouse.Refused(new RecordCounts.Command(count.Id, entries));
    }

    [Theory, BothDoors]
    public async Task Only_what_was_chosen_is_counted_and_what_was_chosen_must_exist(Door door)
    {
        var shop = await Shop.Open();
        var (goods, manager) = (await shop.Goods(new Lot("A", 5), new Lot("B", 5)), shop.As(Roles.Manager).Via(door));
        var (bins, batches) = (await shop.Bins(goods), await shop.Batches(goods));
        var one = await manager.Run<StockCountView>(new CreateStockCount.Command(goods.WarehouseId, null, [bins["MAIN"]], [batches["B"]]));
        await manager.Run<StockCountView>(new StartStockCount.Command(one.Id));
        (await shop.CountLines(one.Id)).ShouldHaveSingleItem().BatchNumber.ShouldBe("B");
        var none = await manager.Run<StockCountView>(new CreateStockCount.Command(goods.WarehouseId, null, [bins["QUARANTINE"]]));
        (await manager.Run<StockCountView>(new StartStockCount.Command(none.Id))).LineCount.ShouldBe(0);
        (await manager.Refused(new SubmitStockCount.Command(none.Id))).Code.ShouldBe("STOCK_COUNT_INCOMPLETE");
        (await manager.Refused(new CreateStockCount.Command(goods.WarehouseId, null, [Guid.NewGuid()]))).Errors.Single().Pointer.ShouldBe("/binIds/0");
        (await manager.Refused(new CreateStockCount.Command(goods.WarehouseId, [Guid.NewGuid()]))).Errors.Single().Pointer.ShouldBe("/itemIds/0");
        (await manager.Refused(new CreateStockCount.Command(goods.WarehouseId, null, null, [Guid.NewGuid()]))).Errors.Single().Pointer.ShouldBe("/batchIds/0");
    }

    [Theory, BothDoors]
    public async Task Each_step_has_its_time(Door door)
    {
        var shop = await Shop.Open();
        var (goods, manager) = (await shop.Goods(stock: 5), shop.As(Roles.Manager).Via(door));
        var count = await shop.SubmittedCount(goods, 5);
        foreach (var step in new object[] { new StartStockCount.Command(count), new SubmitStockCount.Command(count), new RecordCounts.Command(count, [new(Guid.NewGuid(), 1)]),
            new AddCountLine.Command(count, goods.ItemId, Guid.NewGuid(), 1) })
            (await manager.Refused(step)).Code.ShouldBe("STOCK_COUNT_WRONG_STATE");
        await shop.PostCount(count);
        foreach (var step in new object[] { new PostStockCount.Command(count), new CancelStockCount.Command(count), new RecountStockCount.Command(count) })
            (await manager.Refused(step)).Code.ShouldBe("STOCK_COUNT_WRONG_STATE");
        var planned = await manager.Run<StockCountView>(new CreateStockCount.Command(goods.WarehouseId));
        (await manager.Refused(new RecountStockCount.Command(planned.Id))).Code.ShouldBe("STOCK_COUNT_WRONG_STATE");
        (await manager.Refused(new SubmitStockCount.Command(planned.Id))).Code.ShouldBe("STOCK_COUNT_WRONG_STATE");
        var given = await shop.Counting(goods);
        (await manager.Run<CancelStockCount.Result>(new CancelStockCount.Command(given.Id))).Status.ShouldBe(StockCountStatus.Cancelled);
        var query = new ListStockCounts.Query { Filter = $"warehouseId = \"{goods.WarehouseId}\" AND status = \"posted\"" };
        (await manager.Run<Page<ListStockCounts.Row>>(query)).Items.ShouldHaveSingleItem().Id.ShouldBe(count);
    }
}
