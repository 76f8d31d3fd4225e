using Waybill.Features.Stock;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Stock;

public sealed class CreateStockOutTests
{
    [Theory, BothDoors]
    public async Task Without_lines_everything_open_is_proposed_from_what_expires_first(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(new Lot("HP-02", 3, new(2090, 6, 1)), new Lot("HP-03", 2, new(2090, 5, 1)));
        var delivery = await shop.DeliveryOf(goods, 4);
        var draft = await shop.As(Roles.Warehouse).Via(door).Run<StockOutView>(new CreateStockOut.Command("delivery", delivery, goods.WarehouseId));
        draft.Number.ShouldMatch(@"^GI-\d{6}-\d{6}$");
        draft.Lines.Select(l => (l.BatchNumber, l.Quantity)).ShouldBe([("HP-03", 2m), ("HP-02", 2m)]);
        (await shop.Standing(goods)).ShouldBe(new Standing(5, 4, 1, 50));
    }

    [Theory, BothDoors]
    public async Task Only_documents_that_authorise_it_can_be_issued_against(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 1);
        var refused = await shop.Refused(door, Roles.Warehouse, new CreateStockOut.Command("opportunity", Guid.NewGuid(), goods.WarehouseId));
        (refused.Code, refused.Status, refused.Errors[0].Pointer).ShouldBe(("NOT_AUTHORISED", 422, "/authorityKind"));
    }

    [Theory, BothDoors]
    public async Task A_line_that_the_delivery_does_not_have_is_named(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 5);
        var delivery = await shop.DeliveryOf(goods, 4);
        var command = new CreateStockOut.Command("delivery", delivery, goods.WarehouseId, [new(Guid.NewGuid(), 1, null, null, null)]);
        (await shop.Refused(door, Roles.Warehouse, command)).Errors.ShouldHaveSingleItem().Pointer.ShouldBe("/lines/0/authorityLineId");
    }

    [Theory, BothDoors]
    public async Task Where_nothing_lies_there_is_nothing_to_issue(Door door)
    {
        var shop = await Shop.Open();
        var (goods, empty) = (await shop.Goods(stock: 5), await shop.Goods());
        var delivery = await shop.DeliveryOf(goods, 5);
        (await shop.Refused(door, Roles.Warehouse, new CreateStockOut.Command("delivery", delivery, empty.WarehouseId))).Code.ShouldBe("NOTHING_TO_ISSUE");
    }

    [Theory, BothDoors]
    public async Task What_the_delivery_fixes_is_obeyed(Door door)
    {
        var shop = await Shop.Open();
        var (goods, other) = (await shop.Goods(new Lot("A", 5), new Lot("B", 5)), await shop.Goods());
        var batches = await shop.Batches(goods);
        var delivery = await shop.DeliveryOf(goods, 3, batchId: batches["A"], warehouseId: goods.WarehouseId);
        var line = (await shop.DraftOut(goods, delivery)).Lines.ShouldHaveSingleItem();
        line.BatchNumber.ShouldBe("A");
        StockOutEntry entry = new(line.AuthorityLineId, 1, null, null, batches["B"]);
        (await shop.Refused(door, Roles.Warehouse, new CreateStockOut.Command("delivery", delivery, goods.WarehouseId, [entry]))).Code.ShouldBe("BATCH_FIXED");
        (await shop.Refused(door, Roles.Warehouse, new CreateStockOut.Command("delivery", delivery, other.WarehouseId, [entry with { BatchId = null }]))).Code.ShouldBe("WAREHOUSE_FIXED");
        (await shop.Refused(door, Roles.Warehouse, new CreateStockOut.Command("delivery", delivery, goods.WarehouseId, [entry with { BatchId = null, Quantity = 4 }]))).Code.ShouldBe("OVER_ISSUE");
    }

    [Theory, BothDoors]
    public async Task Plain_goods_have_no_batch_and_no_half_pieces(Door door)
    {
        var shop = await Shop.Open();
        var (goods, lots) = (await shop.Goods(stock: 5), await shop.Goods(new Lot("A", 5)));
        var delivery = await shop.DeliveryOf(goods, 3);
        StockOutEntry entry = new((await shop.DraftOut(goods, delivery)).Lines[0].AuthorityLineId, 1, null, null, null);
        var batch = (await shop.Batches(lots))["A"];
        (await shop.Refused(door, Roles.Warehouse, new CreateStockOut.Command("delivery", delivery, goods.WarehouseId, [entry with { BatchId = batch }]))).Code.ShouldBe("BATCH_NOT_ALLOWED");
        (await shop.Refused(door, Roles.Warehouse, new CreateStockOut.Command("delivery", delivery, goods.WarehouseId, [entry with { Quantity = 0.5m }]))).Code.ShouldBe("QUANTITY_TOO_FINE");
    }
}

public sealed class UpdateStockOutTests
{
    [Theory, BothDoors]
    public async Task The_warehouse_writes_down_what_it_counted_and_what_it_cost_to_get_out(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 5);
        var draft = await shop.DraftOut(goods, await shop.DeliveryOf(goods, 5));
        StockOutEntry counted = new(draft.Lines[0].AuthorityLineId, 4, 1, null, null);
        var command = new UpdateStockOut.Command(draft.Id, draft.Version, new Patch<IReadOnlyList<StockOutEntry>>([counted]), new Patch<Money?>(new(12.5m, "CNY")), default, default, "one broken");
        var changed = await shop.As(Roles.Warehouse).Via(door).Run<StockOutView>(command);
        (changed.Version, changed.HandlingCost!.Amount, changed.Lines.ShouldHaveSingleItem().DamagedQuantity).ShouldBe((2, 12.5m, 1m));
        (await shop.As(Roles.Sales).Via(door).Run<StockOutView>(new GetStockOut.Query(draft.Id))).HandlingCost.ShouldBeNull();
        (await shop.Refused(door, Roles.Warehouse, command)).Code.ShouldBe("STALE_VERSION");
    }

    [Theory, BothDoors]
    public async Task A_confirmed_one_is_not_changed_any_more(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 5);
        var draft = await shop.DraftOut(goods, await shop.DeliveryOf(goods, 5));
        var confirmed = await shop.As(Roles.Warehouse).Via(door).Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(draft.Id));
        (await shop.Refused(door, Roles.Warehouse, new UpdateStockOut.Command(draft.Id, confirmed.Version, Remark: "late"))).Code.ShouldBe("STOCK_OUT_WRONG_STATE");
    }
}

public sealed class ConfirmStockOutTests
{
    [Theory, BothDoors]
    public async Task Goods_leave_and_the_reservation_is_used_up(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 10);
        var draft = await shop.DraftOut(goods, await shop.DeliveryOf(goods, 4));
        (await shop.Standing(goods)).ShouldBe(new Standing(10, 4, 6, 100));
        var confirmed = await shop.As(Roles.Warehouse).Via(door).Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(draft.Id));
        confirmed.Status.ShouldBe(StockOutStatus.Confirmed);
        (await shop.Standing(goods)).ShouldBe(new Standing(6, 0, 6, 60));
        (await shop.As(Roles.Admin).Via(door).Run<StockOutView>(new GetStockOut.Query(draft.Id))).Cost!.Amount.ShouldBe(40m);
        await shop.LedgerIsSound();
    }

    [Theory, BothDoors]
    public async Task Six_and_six_against_ten_at_once_let_one_through(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 20);
        var delivery = await shop.DeliveryOf(goods, 10);
        StockOutEntry six = new((await shop.DraftOut(goods, delivery)).Lines[0].AuthorityLineId, 6, null, null, null);
        var drafts = new[] { await shop.DraftOut(goods, delivery, six), await shop.DraftOut(goods, delivery, six) };
        var replies = await Task.WhenAll(drafts.Select(d => shop.As(Roles.Warehouse).Via(door).Send(new ConfirmStockOut.Command(d.Id))));
        replies.Select(r => r.Refused?.Code).Order().ShouldBe([null, "OVER_ISSUE"]);
        (await shop.Standing(goods)).OnHand.ShouldBe(14);
    }

    [Theory, BothDoors]
    public async Task What_others_hold_does_not_leave(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 5);
        var delivery = await shop.DeliveryOf(goods, 4, reserve: false);
        var draft = await shop.DraftOut(goods, delivery);
        await shop.Hold(goods.Demand(2));
        var refused = await shop.Refused(door, Roles.Warehouse, new ConfirmStockOut.Command(draft.Id));
        (refused.Code, refused.Status, refused.Errors[0].Pointer).ShouldBe(("STOCK_SHORT", 409, "/lines/0/quantity"));
        refused.Detail.ShouldContain(goods.Code);
    }

    [Theory, BothDoors]
    public async Task A_line_kept_by_batch_says_which(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(new Lot("A", 5));
        var delivery = await shop.DeliveryOf(goods, 4);
        StockOutEntry open = new((await shop.DraftOut(goods, delivery)).Lines[0].AuthorityLineId, 4, null, null, null);
        var draft = await shop.DraftOut(goods, delivery, open);
        (await shop.Refused(door, Roles.Warehouse, new ConfirmStockOut.Command(draft.Id))).Code.ShouldBe("BATCH_REQUIRED");
    }

    [Theory, BothDoors]
    public async Task An_expired_batch_leaves_only_with_a_permission(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(new Lot("A", 5, Shop.Never), new Lot("OLD", 5, Shop.LongAgo));
        var delivery = await shop.DeliveryOf(goods, 4);
        StockOutEntry old = new((await shop.DraftOut(goods, delivery)).Lines[0].AuthorityLineId, 4, null, null, (await shop.Batches(goods))["OLD"]);
        var draft = await shop.DraftOut(goods, delivery, old);
        (await shop.Refused(door, Roles.Warehouse, new ConfirmStockOut.Command(draft.Id))).Code.ShouldBe("BATCH_EXPIRED");
        await shop.As(Roles.Admin).Via(door).Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(draft.Id));
        (await shop.Standing(goods)).ShouldBe(new Standing(6, 0, 5, 60));
        await shop.LedgerIsSound();
    }

    [Theory, BothDoors]
    public async Task Goods_do_not_leave_tomorrow_nor_before_they_came(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 5);
        var draft = await shop.DraftOut(goods, await shop.DeliveryOf(goods, 4));
        (await shop.Refused(door, Roles.Warehouse, new ConfirmStockOut.Command(draft.Id, DateTimeOffset.UtcNow.AddHours(1)))).Code.ShouldBe("EFFECTIVE_IN_FUTURE");
        (await shop.Refused(door, Roles.Warehouse, new ConfirmStockOut.Command(draft.Id, DateTimeOffset.UtcNow.AddDays(-1)))).Code.ShouldBe("STOCK_NEGATIVE_THEN");
    }

    [Theory, BothDoors]
    public async Task It_is_confirmed_once_and_then_not_cancelled(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 5);
        var draft = await shop.DraftOut(goods, await shop.DeliveryOf(goods, 4));
        var replies = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => shop.As(Roles.Warehouse).Via(door).Send(new ConfirmStockOut.Command(draft.Id))));
        replies.Select(r => r.Refused?.Code).Order().ShouldBe([null, "STOCK_OUT_WRONG_STATE"]);
        (await shop.Refused(door, Roles.Warehouse, new CancelStockOut.Command(draft.Id))).Code.ShouldBe("STOCK_OUT_WRONG_STATE");
        (await shop.Standing(goods)).OnHand.ShouldBe(1);
    }
}

public sealed class CancelStockOutTests
{
    [Theory, BothDoors]
    public async Task A_cancelled_draft_leaves_the_delivery_open(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 5);
        var delivery = await shop.DeliveryOf(goods, 4);
        var draft = await shop.DraftOut(goods, delivery);
        var list = new ListStockOuts.Query { Filter = $"status = \"draft\" AND authorityId = \"{delivery}\"" };
        (await shop.As(Roles.Warehouse).Via(door).Run<Page<ListStockOuts.Row>>(list)).Items.ShouldHaveSingleItem().Id.ShouldBe(draft.Id);
        (await shop.As(Roles.Warehouse).Via(door).Run<CancelStockOut.Result>(new CancelStockOut.Command(draft.Id))).Status.ShouldBe(StockOutStatus.Cancelled);
        (await shop.As(Roles.Warehouse).Via(door).Run<Page<ListStockOuts.Row>>(list)).Items.ShouldBeEmpty();
        (await shop.DraftOut(goods, delivery)).Lines[0].Quantity.ShouldBe(4);
    }
}

public sealed class ReverseStockOutTests
{
    [Theory, BothDoors]
    public async Task A_reversed_line_comes_back_once_at_what_it_cost(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 10);
        var draft = await shop.DraftOut(goods, await shop.DeliveryOf(goods, 4));
        var warehouse = shop.As(Roles.Warehouse).Via(door);
        (await shop.Refused(door, Roles.Warehouse, new ReverseStockOut.Command(draft.Id))).Code.ShouldBe("STOCK_OUT_WRONG_STATE");
        await warehouse.Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(draft.Id));
        await shop.Enter(goods, goods.Entry(6, 40m));
        var reversed = await warehouse.Run<ReverseStockOut.Result>(new ReverseStockOut.Command(draft.Id, [draft.Lines[0].Id]));
        (await shop.Standing(goods)).ShouldBe(new Standing(16, 0, 16, 60 + 240 + 40));
        var back = await shop.As(Roles.Admin).Via(door).Run<StockInView>(new GetStockIn.Query(reversed.StockInId));
        (back.Reason, back.Status, back.AuthorityId, back.Value!.Amount).ShouldBe((StockInReason.Reversal, StockInStatus.Confirmed, draft.Id, 40m));
        (await shop.Refused(door, Roles.Warehouse, new ReverseStockOut.Command(draft.Id))).Code.ShouldBe("STOCK_OUT_LINE_REVERSED");
        (await shop.Refused(door, Roles.Warehouse, new ReverseStockOut.Command(draft.Id, [draft.Lines[0].Id]))).Code.ShouldBe("STOCK_OUT_LINE_REVERSED");
        await shop.LedgerIsSound();
    }
}
