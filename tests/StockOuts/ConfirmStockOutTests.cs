using Waybill.Features.StockOuts;
using Waybill.Tests.Support;

namespace Waybill.Tests.StockOuts;

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
