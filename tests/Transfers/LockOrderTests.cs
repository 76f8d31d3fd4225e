using Waybill.Features.StockIns;
using Waybill.Features.StockOuts;
using Waybill.Features.Transfers;
using Waybill.Tests.Support;

namespace Waybill.Tests.Transfers;

/// <summary>Whatever moves goods on the authority of a transfer locks the transfer before the stock, so that nothing waits in a circle.</summary>
public sealed class LockOrderTests
{
    [Fact]
    public async Task Shipping_waits_for_the_transfer_before_it_locks_stock()
    {
        var shop = await Shop.Open();
        var from = await shop.Goods(stock: 10);
        var transfer = await shop.ReleasedTransfer(from, await shop.Beyond(from), 4);
        var paper = await shop.As(Roles.Warehouse).Run<StockOutView>(new CreateStockOut.Command("transfer", transfer.Id, from.WarehouseId));
        await shop.StockStaysFree<Transfer>(from, transfer.Id, () => shop.As(Roles.Warehouse).Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(paper.Id)));
    }

    [Fact]
    public async Task Receiving_and_its_reversal_wait_for_the_transfer_before_they_lock_stock()
    {
        var shop = await Shop.Open();
        var from = await shop.Goods(stock: 10);
        var to = await shop.Elsewhere(from, 1);
        var transfer = await shop.ShippedTransfer(from, to, 4);
        var paper = await shop.Arriving(to, transfer);
        await shop.StockStaysFree<Transfer>(to, transfer.Id, () => shop.As(Roles.Warehouse).Run<ConfirmStockIn.Result>(new ConfirmStockIn.Command(paper.Id)));
        await shop.StockStaysFree<Transfer>(to, transfer.Id, () => shop.As(Roles.Warehouse).Run<ReverseStockIn.Result>(new ReverseStockIn.Command(paper.Id, "点错")));
    }
}
