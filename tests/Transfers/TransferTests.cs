using Waybill.Features.Stock;
using Waybill.Features.StockIns;
using Waybill.Features.StockOuts;
using Waybill.Features.Transfers;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Transfers;

/// <summary>Goods leave one warehouse, are on their way, and come into the other at what they left with.</summary>
public sealed class TransferTests
{
    [Theory, BothDoors]
    public async Task Goods_go_from_one_warehouse_to_the_other_and_are_worth_what_they_were(Door door)
    {
        var (shop, warehouse) = (await Shop.Open(), (await Shop.Open()).As(Roles.Warehouse).Via(door));
        var from = await shop.Goods(stock: 10);
        var to = await shop.Elsewhere(from, 1);
        var draft = await warehouse.Run<TransferView>(new CreateTransfer.Command(from.WarehouseId, to.WarehouseId, [new(from.ItemId, 4)], Remark: "补货"));
        var stored = await warehouse.Run<TransferView>(new GetTransfer.Query(draft.Id));
        (draft.CreatedAt, draft.CreatedBy).ShouldBe((stored.CreatedAt, stored.CreatedBy));
        (draft.Status, draft.Number).ShouldBe((TransferStatus.Draft, null));
        (await warehouse.Run<ReleaseTransfer.Result>(new ReleaseTransfer.Command(draft.Id))).Number.ShouldMatch(@"^TR-\d{6}-\d{6}$");
        await shop.Ship(from, draft);
        var shipped = await shop.As(Roles.Admin).Via(door).Run<TransferView>(new GetTransfer.Query(draft.Id));
        (shipped.Status, shipped.Lines[0].InTransit, shipped.InTransitValue!.Amount).ShouldBe((TransferStatus.Shipped, 4, 40m));
        (await shop.Standing(from)).ShouldBe(new Standing(6, 0, 6, 60));
        await shop.Receive(to, shipped);
        (await shop.Transfer(draft.Id)).ShouldSatisfyAllConditions(t => t.Status.ShouldBe(TransferStatus.Received), t => t.InTransitValue!.Amount.ShouldBe(0), t => t.Lines[0].Discrepancy.ShouldBe(0));
        (await shop.Standing(to)).ShouldBe(new Standing(5, 0, 5, 50));
        await shop.LedgerIsSound();
    }

    [Fact]
    public async Task It_arrives_in_several_goes_and_no_cent_is_lost()
    {
        var shop = await Shop.Open();
        var from = await shop.Goods();
        var to = await shop.Beyond(from);
        await shop.Enter(from, from.Entry(2, 3.33m), from.Entry(1, 3.34m));
        var transfer = await shop.ShippedTransfer(from, to, 3);
        for (var i = 0; i < 3; i++) await shop.Receive(to, transfer, 1);
        (await shop.Standing(to)).ShouldBe(new Standing(3, 0, 3, 10));
        (await shop.Standing(from)).ShouldBe(new Standing(0, 0, 0, 0));
        (await shop.Transfer(transfer.Id)).Status.ShouldBe(TransferStatus.Received);
        await shop.LedgerIsSound();
    }

    [Fact]
    public async Task It_leaves_in_several_goes_batch_by_batch()
    {
        var shop = await Shop.Open();
        var from = await shop.Goods(new Lot("A", 2, new(2040, 1, 1)), new Lot("B", 3, new(2050, 1, 1)));
        var to = await shop.Beyond(from);
        var transfer = await shop.ReleasedTransfer(from, to, 5);
        await shop.Ship(from, transfer, 1, (await shop.Batches(from))["B"]);
        await shop.Receive(to, await shop.Transfer(transfer.Id));
        (await shop.Transfer(transfer.Id)).Status.ShouldBe(TransferStatus.Shipped);
        await shop.Ship(from, transfer);
        var shipped = await shop.Transfer(transfer.Id);
        shipped.Lines[0].Lots.Select(l => (l.BatchNumber, l.Shipped, l.Received)).Order().ShouldBe([("A", 2, 0), ("B", 3, 1)]);
        await shop.Receive(to, shipped);
        (await shop.Standing(to)).ShouldBe(new Standing(5, 0, 5, 50));
        await shop.LedgerIsSound();
    }

    [Theory, BothDoors]
    public async Task What_does_not_arrive_is_written_off_for_a_reason_when_it_is_closed(Door door)
    {
        var shop = await Shop.Open();
        var (from, warehouse) = (await shop.Goods(stock: 10), shop.As(Roles.Warehouse).Via(door));
        var to = await shop.Beyond(from);
        var transfer = await shop.ShippedTransfer(from, to, 6, shipped: 5);
        await shop.Receive(to, transfer, 3);
        (await shop.Transfer(transfer.Id)).Lines[0].ShouldSatisfyAllConditions(l => l.Discrepancy.ShouldBe(2), l => l.InTransit.ShouldBe(2));
        (await warehouse.Run<CloseTransfer.Result>(new CloseTransfer.Command(transfer.Id, "破损 Broken"))).Status.ShouldBe(TransferStatus.Closed);
        var closed = await shop.Transfer(transfer.Id);
        (closed.Lines[0].Lots[0].Lost, closed.LostValue!.Amount, closed.InTransitValue!.Amount).ShouldBe((2, 20m, 0m));
        (await warehouse.Refused(new CreateStockIn.Command(to.WarehouseId, null, null, "transfer", transfer.Id))).Code.ShouldBe("TRANSFER_WRONG_STATE");
        (await warehouse.Refused(new CreateStockOut.Command("transfer", transfer.Id, from.WarehouseId))).Code.ShouldBe("TRANSFER_WRONG_STATE");
    }

    [Fact]
    public async Task Received_twice_at_once_it_comes_in_once()
    {
        var shop = await Shop.Open();
        var from = await shop.Goods(stock: 10);
        var to = await shop.Beyond(from);
        var transfer = await shop.ShippedTransfer(from, to, 4);
        var drafts = new[] { await shop.Arriving(to, transfer), await shop.Arriving(to, transfer, 3) };
        var replies = await Task.WhenAll(drafts.Select(d => shop.As(Roles.Warehouse).Send(new ConfirmStockIn.Command(d.Id))));
        replies.Count(r => r.Refused is null).ShouldBe(1);
        replies.Single(r => r.Refused is not null).Refused!.Code.ShouldBeOneOf("OVER_RECEIPT", "TRANSFER_WRONG_STATE");
        (await shop.Standing(to)).OnHand.ShouldBeOneOf(3, 4);
        await shop.LedgerIsSound();
    }

    [Theory, BothDoors]
    public async Task No_more_leaves_than_was_said_and_only_from_where_it_was_said(Door door)
    {
        var shop = await Shop.Open();
        var (from, warehouse) = (await shop.Goods(stock: 10), shop.As(Roles.Warehouse).Via(door));
        var to = await shop.Elsewhere(from, 10);
        var transfer = await shop.ReleasedTransfer(from, to, 4);
        StockOutEntry five = new(transfer.Lines[0].Id, 5, null, null, null);
        (await warehouse.Refused(new CreateStockOut.Command("transfer", transfer.Id, from.WarehouseId, [five]))).Code.ShouldBe("OVER_ISSUE");
        (await warehouse.Refused(new CreateStockOut.Command("transfer", transfer.Id, to.WarehouseId, [five with { Quantity = 1 }]))).Code.ShouldBe("WAREHOUSE_FIXED");
        await shop.Hold(from.Demand(8));
        (await warehouse.Run<StockOutView>(new CreateStockOut.Command("transfer", transfer.Id, from.WarehouseId))).Lines.Sum(l => l.Quantity).ShouldBe(2);
    }

    [Theory, BothDoors]
    public async Task What_left_by_mistake_is_taken_back_while_nothing_of_it_has_arrived(Door door)
    {
        var shop = await Shop.Open();
        var (from, warehouse) = (await shop.Goods(stock: 10), shop.As(Roles.Warehouse).Via(door));
        var to = await shop.Beyond(from);
        var transfer = await shop.ReleasedTransfer(from, to, 4);
        var paper = await shop.Ship(from, transfer);
        await warehouse.Run<ReverseStockOut.Result>(new ReverseStockOut.Command(paper));
        (await shop.Transfer(transfer.Id)).ShouldSatisfyAllConditions(t => t.Status.ShouldBe(TransferStatus.Released), t => t.InTransitValue!.Amount.ShouldBe(0));
        var again = await shop.Ship(from, transfer);
        await shop.Receive(to, await shop.Transfer(transfer.Id), 1);
        (await warehouse.Refused(new ReverseStockOut.Command(again))).Code.ShouldBe("TRANSFER_ARRIVED");
        await shop.Receive(to, await shop.Transfer(transfer.Id));
        (await warehouse.Refused(new ReverseStockOut.Command(again))).Code.ShouldBe("TRANSFER_WRONG_STATE");
        (await shop.Standing(from)).OnHand.ShouldBe(6);
        await shop.LedgerIsSound();
    }

    [Theory, BothDoors]
    public async Task A_draft_changes_and_is_given_up_but_nothing_leaves_on_it(Door door)
    {
        var shop = await Shop.Open();
        var (from, warehouse) = (await shop.Goods(stock: 10), shop.As(Roles.Warehouse).Via(door));
        var to = await shop.Beyond(from);
        var draft = await warehouse.Run<TransferView>(new CreateTransfer.Command(from.WarehouseId, to.WarehouseId, [new(from.ItemId, 4)]));
        (await warehouse.Refused(new CreateStockOut.Command("transfer", draft.Id, from.WarehouseId))).Code.ShouldBe("TRANSFER_WRONG_STATE");
        var changed = await warehouse.Run<TransferView>(new UpdateTransfer.Command(draft.Id, draft.Version, new([new(from.ItemId, 1, "box")]), Remark: "整箱"));
        (changed.Version, changed.Lines.Single().BaseQuantity, changed.Remark).ShouldBe((2, 12, "整箱"));
        (await warehouse.Refused(new UpdateTransfer.Command(draft.Id, draft.Version))).Code.ShouldBe("STALE_VERSION");
        (await warehouse.Run<CancelTransfer.Result>(new CancelTransfer.Command(draft.Id, "不需要"))).Status.ShouldBe(TransferStatus.Cancelled);
        (await warehouse.Refused(new ReleaseTransfer.Command(draft.Id))).Code.ShouldBe("TRANSFER_WRONG_STATE");
        (await warehouse.Refused(new UpdateTransfer.Command(draft.Id, 3))).Code.ShouldBe("TRANSFER_WRONG_STATE");
        (await warehouse.Refused(new CloseTransfer.Command(draft.Id, "x"))).Code.ShouldBe("TRANSFER_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task A_shipped_transfer_is_neither_cancelled_nor_released_again(Door door)
    {
        var shop = await Shop.Open();
        var from = await shop.Goods(stock: 10);
        var transfer = await shop.ShippedTransfer(from, await shop.Beyond(from), 4);
        (await shop.Refused(door, Roles.Warehouse, new CancelTransfer.Command(transfer.Id))).Code.ShouldBe("TRANSFER_WRONG_STATE");
        (await shop.Refused(door, Roles.Warehouse, new ReleaseTransfer.Command(transfer.Id))).Code.ShouldBe("TRANSFER_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task Every_wrong_line_is_named(Door door)
    {
        var shop = await Shop.Open();
        var (goods, lots) = (await shop.Goods(stock: 1), await shop.Goods(new Lot("A", 1)));
        var batch = (await shop.Batches(lots))["A"];
        (await Refused(goods.WarehouseId, new TransferEntry(goods.ItemId, 1))).Code.ShouldBe("SAME_WAREHOUSE");
        (await Refused(lots.WarehouseId, new TransferEntry(goods.ItemId, 1, BatchId: batch))).Code.ShouldBe("TRANSFER_BATCH_OF_OTHER");
        (await Refused(lots.WarehouseId, new TransferEntry(goods.ItemId, 1, "sack"))).Code.ShouldBe("UNIT_UNKNOWN");
        (await Refused(lots.WarehouseId, new TransferEntry(goods.ItemId, 0.5m))).Code.ShouldBe("QUANTITY_TOO_FINE");
        (await Refused(Guid.NewGuid(), new TransferEntry(goods.ItemId, 1))).Errors.ShouldHaveSingleItem().Pointer.ShouldBe("/toWarehouseId");

        Task<Refused> Refused(Guid to, TransferEntry line) => shop.Refused(door, Roles.Warehouse, new CreateTransfer.Command(goods.WarehouseId, to, [line]));
    }

    [Theory, BothDoors]
    public async Task Those_under_way_are_listed_and_costs_are_not_for_everybody(Door door)
    {
        var shop = await Shop.Open();
        var from = await shop.Goods(stock: 10);
        var transfer = await shop.ShippedTransfer(from, await shop.Beyond(from), 4);
        var warehouse = shop.As(Roles.Warehouse).Via(door);
        var query = new ListTransfers.Query { Filter = $"status = \"shipped\" AND toWarehouseId = \"{transfer.ToWarehouseId}\"" };
        (await warehouse.Run<Page<ListTransfers.Row>>(query)).Items.ShouldHaveSingleItem().Number.ShouldBe(transfer.Number);
        (await warehouse.Run<TransferView>(new GetTransfer.Query(transfer.Id))).InTransitValue.ShouldBeNull();
        (await warehouse.Run<Page<ListStockMovements.Row>>(new ListStockMovements.Query { Filter = $"itemId = \"{from.ItemId}\"" })).Items.ShouldAllBe(m => m.Value == null);
    }
}
