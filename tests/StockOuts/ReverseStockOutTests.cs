using Waybill.Features.StockIns;
using Waybill.Features.StockOuts;
using Waybill.Tests.Support;

namespace Waybill.Tests.StockOuts;

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
