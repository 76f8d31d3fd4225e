using Waybill.Features.StockIns;
using Waybill.Features.StockOuts;
using Waybill.Features.Transfers;

namespace Waybill.Tests.Support;

public sealed partial class Shop
{
    /// <summary>The same goods in a warehouse nobody else uses, where there are none of them yet.</summary>
    public async Task<Goods> Beyond(Goods goods) => goods with { WarehouseId = (await NewWarehouse()).Id };

    /// <summary>A released transfer of so much of the goods.</summary>
    public async Task<TransferView> ReleasedTransfer(Goods from, Goods to, decimal quantity, Guid? batchId = null)
    {
        var admin = As(Roles.Warehouse);
        var transfer = await admin.Run<TransferView>(new CreateTransfer.Command(from.WarehouseId, to.WarehouseId, [new(from.ItemId, quantity, BatchId: batchId)]));
        await admin.Run<ReleaseTransfer.Result>(new ReleaseTransfer.Command(transfer.Id));
        return await Transfer(transfer.Id);
    }

    /// <summary>A transfer whose goods are on their way.</summary>
    public async Task<TransferView> ShippedTransfer(Goods from, Goods to, decimal quantity, decimal? shipped = null)
    {
        var transfer = await ReleasedTransfer(from, to, quantity);
        await Ship(from, transfer, shipped);
        return await Transfer(transfer.Id);
    }

    /// <summary>Goods of a transfer leave: everything, or so much of its first line. Gives the stock-out.</summary>
    public async Task<Guid> Ship(Goods from, TransferView transfer, decimal? quantity = null, Guid? batchId = null)
    {
        var lines = quantity is { } some ? new[] { new StockOutEntry(transfer.Lines[0].Id, some, null, null, batchId) } : null;
        var paper = await As(Roles.Warehouse).Run<StockOutView>(new CreateStockOut.Command("transfer", transfer.Id, from.WarehouseId, lines));
        await As(Roles.Warehouse).Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(paper.Id));
        return paper.Id;
    }

    /// <summary>A draft stock-in of what is on its way: of everything, or of so much of the first lot.</summary>
    public Task<StockInView> Arriving(Goods to, TransferView transfer, decimal? quantity = null) => As(Roles.Warehouse).Run<StockInView>(new CreateStockIn.Command(to.WarehouseId,
        quantity is { } some ? [to.Entry(some) with { AuthorityLineId = transfer.Lines[0].Lots[0].Id }] : null, null, "transfer", transfer.Id));

    /// <summary>Goods of a transfer arrive: everything on its way, or so much of its first lot. Gives the stock-in.</summary>
    public async Task<Guid> Receive(Goods to, TransferView transfer, decimal? quantity = null)
    {
        var paper = await Arriving(to, transfer, quantity);
        await As(Roles.Warehouse).Run<ConfirmStockIn.Result>(new ConfirmStockIn.Command(paper.Id));
        return paper.Id;
    }

    public Task<TransferView> Transfer(Guid id) => As(Roles.Admin).Run<TransferView>(new GetTransfer.Query(id));
}
