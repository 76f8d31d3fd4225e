using Waybill.Features.StockAdjustments;
using Waybill.Features.StockIns;
using Waybill.Features.StockOuts;
using Waybill.Features.Transfers;
using Waybill.Tests.Support;

namespace Waybill.Tests.StockIns;

public sealed class ReverseStockInTests
{
    [Theory, BothDoors]
    public async Task Goods_go_out_at_the_value_they_came_in_with(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 2);
        var entered = await shop.Enter(goods, goods.Entry(2, 40m));
        var reversed = await shop.As(Roles.Admin).Via(door).Run<ReverseStockIn.Result>(new ReverseStockIn.Command(entered.Id, "录错"));
        (reversed.Status, reversed.AtAverage, reversed.ValueDifference!.Amount).ShouldBe((StockInStatus.Reversed, false, 0m));
        (await shop.Standing(goods)).ShouldBe(new Standing(2, 0, 2, 20));
        var seen = await shop.As(Roles.Warehouse).Via(door).Run<StockInView>(new GetStockIn.Query(entered.Id));
        (seen.ReversalReason, seen.Value).ShouldBe(("录错", null));
        (await shop.Refused(door, Roles.Warehouse, new ReverseStockIn.Command(entered.Id, "again"))).Code.ShouldBe("STOCK_IN_WRONG_STATE");
        await shop.LedgerIsSound();
    }

    [Theory, BothDoors]
    public async Task Where_the_stock_is_not_worth_that_any_more_they_go_at_the_average_and_it_says_so(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods();
        var dear = await shop.Enter(goods, goods.Entry(2, 100m));
        await shop.Enter(goods, goods.Entry(8, 0m));
        var bin = (await shop.Bins(goods))["MAIN"];
        await shop.As(Roles.Manager).Run<StockAdjustmentView>(new ScrapStock.Command(goods.WarehouseId, [new(goods.ItemId, bin, 5)], "报废"));
        var reversed = await shop.As(Roles.Admin).Via(door).Run<ReverseStockIn.Result>(new ReverseStockIn.Command(dear.Id, "录错"));
        (reversed.AtAverage, reversed.ValueDifference!.Amount).ShouldBe((true, 160m));
        (await shop.Standing(goods)).ShouldBe(new Standing(3, 0, 3, 60));
        await shop.LedgerIsSound();
    }

    [Theory, BothDoors]
    public async Task What_has_left_or_is_held_does_not_go_out_again(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods();
        var entered = await shop.Enter(goods, goods.Entry(5, 10m));
        await shop.Hold(goods.Demand(1));
        var refused = await shop.Refused(door, Roles.Warehouse, new ReverseStockIn.Command(entered.Id, "录错"));
        (refused.Code, refused.Detail).ShouldBe(("STOCK_SHORT", $"There is not enough free stock of {goods.Code}: 1 short."));
        (await shop.Standing(goods)).OnHand.ShouldBe(5);
    }

    [Theory, BothDoors]
    public async Task What_took_back_a_stock_out_is_not_reversed(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods(stock: 5);
        var draft = await shop.DraftOut(goods, await shop.DeliveryOf(goods, 4));
        await shop.As(Roles.Warehouse).Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(draft.Id));
        var back = await shop.As(Roles.Warehouse).Run<ReverseStockOut.Result>(new ReverseStockOut.Command(draft.Id));
        (await shop.Refused(door, Roles.Warehouse, new ReverseStockIn.Command(back.StockInId, "x"))).Code.ShouldBe("STOCK_IN_TOOK_BACK");
    }

    [Theory, BothDoors]
    public async Task What_came_of_a_transfer_is_on_its_way_again(Door door)
    {
        var shop = await Shop.Open();
        var from = await shop.Goods(stock: 10);
        var to = await shop.Elsewhere(from, 1);
        var transfer = await shop.ShippedTransfer(from, to, 4);
        var arrived = await shop.Receive(to, transfer);
        await shop.As(Roles.Warehouse).Via(door).Run<ReverseStockIn.Result>(new ReverseStockIn.Command(arrived, "点错"));
        (await shop.Transfer(transfer.Id)).ShouldSatisfyAllConditions(t => t.Status.ShouldBe(TransferStatus.Shipped), t => t.InTransitValue!.Amount.ShouldBe(40), t => t.Lines[0].InTransit.ShouldBe(4));
        await shop.Receive(to, transfer);
        (await shop.Standing(to)).ShouldBe(new Standing(5, 0, 5, 50));
        await shop.LedgerIsSound();
    }

    [Theory, BothDoors]
    public async Task What_came_of_a_closed_transfer_stays(Door door)
    {
        var shop = await Shop.Open();
        var from = await shop.Goods(stock: 10);
        var to = await shop.Beyond(from);
        var transfer = await shop.ShippedTransfer(from, to, 4);
        var arrived = await shop.Receive(to, transfer, 3);
        await shop.As(Roles.Warehouse).Run<CloseTransfer.Result>(new CloseTransfer.Command(transfer.Id, "丢失"));
        (await shop.Refused(door, Roles.Warehouse, new ReverseStockIn.Command(arrived, "x"))).Code.ShouldBe("TRANSFER_WRONG_STATE");
    }
}
