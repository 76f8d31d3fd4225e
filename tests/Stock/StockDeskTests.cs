using Waybill.Features.Stock;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Stock;

/// <summary>The desk is no operation: it is tried as the features above use it, in a transaction.</summary>
public sealed class StockDeskTests
{
    [Fact]
    public async Task Of_two_parallel_requests_for_all_five_one_gets_them()
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 5);
        var codes = await Task.WhenAll(Tried(shop, goods.Demand(5)), Tried(shop, goods.Demand(5)));
        codes.Order().ShouldBe([null, "STOCK_SHORT"]);
        (await shop.Standing(goods)).ShouldBe(new Standing(5, 5, 0, 50));
    }

    [Fact]
    public async Task Two_lines_of_three_from_five_hold_nothing_and_name_the_item()
    {
        var shop = await Shop.Open();
        var (goods, other) = (await shop.Goods(stock: 5), await shop.Goods(stock: 9));
        var refused = await Should.ThrowAsync<Refusal>(shop.Hold(goods.Demand(3), other.Demand(9), goods.Demand(3)));
        (refused.Reason.Code, refused.Reason.Status, refused.Values["item"], refused.Values["short"]).ShouldBe(("STOCK_SHORT", 409, goods.Code, "1"));
        refused.Faults.Single().Values["item"].ShouldBe(goods.Code);
        (await shop.Standing(goods)).Reserved.ShouldBe(0);
        (await shop.Standing(other)).Reserved.ShouldBe(0);
    }

    [Fact]
    public async Task Of_two_hundred_parallel_requests_on_fifty_fifty_succeed()
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 50);
        var codes = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Tried(shop, goods.Demand(1))));
        (codes.Count(c => c is null), codes.Count(c => c == "STOCK_SHORT")).ShouldBe((50, 150));
        (await shop.Standing(goods)).ShouldBe(new Standing(50, 50, 0, 500));
        await shop.LedgerIsSound();
    }

    [Fact]
    public async Task Parallel_requests_for_two_items_in_either_order_do_not_block_each_other_forever()
    {
        var shop = await Shop.Open();
        var (a, b) = (await shop.Goods(stock: 30), await shop.Goods(stock: 30));
        var codes = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? Tried(shop, a.Demand(1), b.Demand(1)) : Tried(shop, b.Demand(1), a.Demand(1))));
        codes.Count(c => c is null).ShouldBe(30);
        ((await shop.Standing(a)).Available, (await shop.Standing(b)).Available).ShouldBe((0m, 0m));
    }

    [Fact]
    public async Task A_free_line_is_split_over_warehouses_by_priority()
    {
        var shop = await Shop.Open();
        var last = await shop.Goods(stock: 10);
        var first = await shop.Elsewhere(last, stock: 4, priority: 1);
        var held = await shop.Hold(new Demand(Guid.NewGuid(), last.ItemId, 6));
        held.Select(h => (h.WarehouseId, h.Quantity)).ShouldBe([(first.WarehouseId, 4m), (last.WarehouseId, 2m)]);
    }

    [Fact]
    public async Task A_line_with_a_fixed_warehouse_chooses_before_a_free_one()
    {
        var shop = await Shop.Open();
        var far = await shop.Goods(stock: 5);
        var near = await shop.Elsewhere(far, stock: 5, priority: 1);
        var held = await shop.Hold(new Demand(Guid.NewGuid(), far.ItemId, 5), near.Demand(5));
        held.Select(h => (h.WarehouseId, h.Quantity)).ShouldBe([(near.WarehouseId, 5m), (far.WarehouseId, 5m)]);
    }

    [Fact]
    public async Task What_is_available_is_held_and_the_rest_is_short()
    {
        var shop = await Shop.Open();
        var (goods, none) = (await shop.Goods(stock: 5), await shop.Goods());
        var held = await shop.Desk(d => d.ReserveAvailable(new("test", Guid.NewGuid()), [goods.Demand(8), none.Demand(1)], born: true, default));
        held.Single().Quantity.ShouldBe(5);
    }

    [Fact]
    public async Task A_document_lets_go_of_part_of_a_line_and_then_of_everything()
    {
        var shop = await Shop.Open();
        var (goods, document) = (await shop.Goods(stock: 10), new DocumentRef("test", Guid.NewGuid()));
        var (one, two) = (goods.Demand(4), goods.Demand(3));
        await shop.Hold(document, one, two);
        await shop.Desk(async d => { await d.Release(document, one.LineId, 1, default); return 0; });
        (await shop.Standing(goods)).Reserved.ShouldBe(6);
        await shop.Desk(async d => { await d.Release(document, two.LineId, 99, default); return 0; });
        (await shop.Standing(goods)).Reserved.ShouldBe(3);
        await shop.Desk(async d => { await d.Release(document, default); return 0; });
        (await shop.Standing(goods)).ShouldBe(new Standing(10, 0, 10, 100));
        await shop.LedgerIsSound();
    }

    [Fact]
    public async Task The_same_line_may_hold_more_in_a_second_call_of_the_same_transaction()
    {
        var shop = await Shop.Open();
        var (goods, document) = (await shop.Goods(stock: 10), new DocumentRef("test", Guid.NewGuid()));
        var demand = goods.Demand(4);
        await shop.Desk(async d => { await d.Reserve(document, [demand], default); return await d.Reserve(document, [demand], default); });
        (await shop.Standing(goods)).Reserved.ShouldBe(8);
        await shop.LedgerIsSound();
    }

    [Fact]
    public async Task One_batch_is_reserved_by_many_documents_but_never_more_than_there_is()
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(new Lot("A", 5), new Lot("B", 5));
        var batch = (await shop.Batches(goods))["A"];
        await shop.Hold(goods.Demand(2, batch));
        await shop.Hold(goods.Demand(3, batch));
        (await Tried(shop, goods.Demand(1, batch))).ShouldBe("STOCK_SHORT");
        (await Tried(shop, goods.Demand(6))).ShouldBe("STOCK_SHORT");
        (await Tried(shop, goods.Demand(5))).ShouldBeNull();
        await shop.LedgerIsSound();
    }

    [Fact]
    public async Task Free_lines_leave_the_room_that_a_batch_needs()
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(new Lot("A", 5), new Lot("B", 5));
        await shop.Hold(goods.Demand(7));
        (await Tried(shop, goods.Demand(5, (await shop.Batches(goods))["A"]))).ShouldBe("STOCK_SHORT");
        (await Tried(shop, goods.Demand(3, (await shop.Batches(goods))["A"]))).ShouldBeNull();
    }

    [Fact]
    public async Task Expired_batches_vanish_from_what_is_available()
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(new Lot("OLD", 5, Shop.LongAgo), new Lot("NEW", 2, Shop.Never));
        (await shop.Standing(goods)).ShouldBe(new Standing(7, 0, 2, 70));
        (await Tried(shop, goods.Demand(3))).ShouldBe("STOCK_SHORT");
        (await Tried(shop, goods.Demand(1, (await shop.Batches(goods))["OLD"]))).ShouldBe("STOCK_SHORT");
        (await Tried(shop, goods.Demand(2))).ShouldBeNull();
    }

    [Fact]
    public async Task What_lies_in_quarantine_is_not_available()
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 3);
        await shop.Enter(goods, goods.Entry(4, 10m, binId: (await shop.Bins(goods))["QUARANTINE"]));
        (await shop.Standing(goods)).ShouldBe(new Standing(7, 0, 3, 70));
        (await Tried(shop, goods.Demand(4))).ShouldBe("STOCK_SHORT");
    }

    private static async Task<string?> Tried(Shop shop, params Demand[] demands)
    {
        try
        {
            await shop.Hold(demands);
            return null;
        }
        catch (Refusal refusal)
        {
            return refusal.Reason.Code;
        }
    }
}
