using Waybill.Features.Orders;
using Waybill.Features.Samples;
using Waybill.Features.StockIns;
using Waybill.Features.StockOuts;
using Waybill.Features.StockWork;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Samples;

public sealed class SampleTests
{
    private static readonly DateOnly Soon = new(2090, 1, 31), Past = new(2020, 1, 31);

    [Theory, BothDoors]
    public async Task Given_samples_leave_by_a_stock_out_without_a_price_and_nobody_owes_for_them(Door door)
    {
        var shop = await Shop.Open();
        var (sales, manager, goods, customer) = (shop.As(Roles.Sales).Via(door), shop.As(Roles.Manager).Via(door), await shop.Item(stock: 10), await shop.Customer());
        var made = await sales.Run<GetSample.Result>(Shop.SampleCommand(customer, goods, returnBy: null));
        (made.Status, made.Purpose, made.ShipTo!.Street).ShouldBe((SampleStatus.Draft, SamplePurpose.Given, "西湖路 8 号"));
        (await sales.Run<SampleState>(new SubmitSample.Command(made.Id))).Number!.ShouldMatch("^SP-[0-9]{6}-[0-9]{6}$");
        (await shop.Refused(door, Roles.Warehouse, new CreateStockOut.Command("sample", made.Id, goods.WarehouseId))).Code.ShouldBe("SAMPLE_WRONG_STATE");
        (await manager.Run<SampleState>(new ApproveSample.Command(made.Id, null))).Status.ShouldBe(SampleStatus.Approved);
        (await sales.Refused(new ShipSample.Command(made.Id, "SF", null, null))).Code.ShouldBe("SAMPLE_NOT_ISSUED");
        await Leave(shop, door, made.Id, goods);
        (await sales.Run<SampleState>(new ShipSample.Command(made.Id, "顺丰 SF", "SF123", null))).Status.ShouldBe(SampleStatus.Approved);
        var sample = await shop.Sample(made.Id);
        (sample.Issue, sample.Carrier, sample.TrackingNumber, sample.Lines[0].Issued, await shop.Owed(customer)).ShouldBe((Progress.Fully, "顺丰 SF", "SF123", 4m, 0m));
        (await sales.Run<SampleState>(new CloseSample.Command(made.Id, null))).Status.ShouldBe(SampleStatus.Closed);
    }

    [Theory, BothDoors]
    public async Task Lent_samples_come_back_at_what_they_cost_and_the_last_one_ends_it(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Item(stock: 10);
        var lent = await shop.ApprovedSample(Soon, goods);
        await Leave(shop, door, lent.Id, goods);
        await shop.Stocked(goods, 2);
        await ComeBack(shop, door, lent, goods, quantity: 1);
        (await shop.Sample(lent.Id)).ShouldSatisfyAllConditions(s => s.Status.ShouldBe(SampleStatus.Approved), s => s.Return.ShouldBe(Progress.Partly), s => s.Lines[0].Returned.ShouldBe(1m));
        var warehouse = shop.As(Roles.Warehouse).Via(door);
        (await warehouse.Refused(new CreateStockIn.Command(goods.WarehouseId, [Entry(lent, goods, 4)], null, "sample", lent.Id))).Code.ShouldBe("OVER_RECEIPT");
        await ComeBack(shop, door, lent, goods, quantity: 3);
        (await shop.Sample(lent.Id)).ShouldSatisfyAllConditions(s => s.Status.ShouldBe(SampleStatus.Returned), s => s.Return.ShouldBe(Progress.Fully));
        (await warehouse.Refused(new CreateStockIn.Command(goods.WarehouseId, null, null, "sample", lent.Id))).Code.ShouldBe("SAMPLE_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task What_came_back_is_not_taken_back_as_if_it_had_never_left(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Item(stock: 10);
        var (lent, given) = (await shop.ApprovedSample(Soon, goods), await shop.ApprovedSample(null, goods));
        var paper = await Leave(shop, door, lent.Id, goods);
        var mistake = await Leave(shop, door, given.Id, goods);
        await ComeBack(shop, door, lent, goods, quantity: 1);
        var warehouse = shop.As(Roles.Warehouse).Via(door);
        (await warehouse.Refused(new ReverseStockOut.Command(paper))).Code.ShouldBe("SAMPLE_RETURNED");
        await warehouse.Run<ReverseStockOut.Result>(new ReverseStockOut.Command(mistake));
        (await shop.Sample(given.Id)).ShouldSatisfyAllConditions(s => s.Issue.ShouldBe(Progress.None), s => s.Lines[0].Issued.ShouldBe(0m));
        (await warehouse.Refused(new CreateStockIn.Command(goods.WarehouseId, null, null, "sample", given.Id))).Code.ShouldBe("SAMPLE_NOT_LENT");
    }

    [Theory, BothDoors]
    public async Task Once_some_of_a_line_came_back_no_stock_out_of_it_is_reversed_until_that_is(Door door)
    {
        var shop = await Shop.Open();
        var near = await shop.Goods();
        var far = await shop.Beyond(near);
        await shop.Enter(near, near.Entry(2, 10m));
        await shop.Enter(far, far.Entry(1, 100m));
        var (here, there) = (new Article(near.ItemId, near.Code, near.WarehouseId), new Article(far.ItemId, far.Code, far.WarehouseId));
        var lent = await shop.ApprovedSample(Soon, here);
        await Leave(shop, door, lent.Id, here);
        var mistake = await Leave(shop, door, lent.Id, there);
        var back = await ComeBack(shop, door, lent, here, quantity: 1);
        (await shop.Standing(near)).ShouldBe(new Standing(1, 0, 1, 40));
        var warehouse = shop.As(Roles.Warehouse).Via(door);
        (await warehouse.Refused(new ReverseStockOut.Command(mistake))).Code.ShouldBe("SAMPLE_RETURNED");
        await warehouse.Run<ReverseStockIn.Result>(new ReverseStockIn.Command(back, "录错"));
        await warehouse.Run<ReverseStockOut.Result>(new ReverseStockOut.Command(mistake));
        (await shop.Standing(far)).ShouldBe(new Standing(1, 0, 1, 100));
        await ComeBack(shop, door, lent, here, quantity: 2);
        (await shop.Standing(near)).ShouldBe(new Standing(2, 0, 2, 20));
        await shop.LedgerIsSound();
    }

    [Theory, BothDoors]
    public async Task Lent_samples_wait_for_the_warehouse_until_they_have_left_and_then_until_they_are_back(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Item(stock: 3);
        var lent = await shop.ApprovedSample(Soon, goods);
        (await Work(shop, door, lent.Id)).Select(w => (w.Task, w.WarehouseId, w.Lines, w.DueDate)).ShouldBe([(StockTaskKind.Issue, null, 1, null)]);
        await Leave(shop, door, lent.Id, goods);
        (await Work(shop, door, lent.Id)).Select(w => (w.Task, w.WarehouseId, w.Lines, w.DueDate)).ShouldBe([(StockTaskKind.Issue, null, 1, null), (StockTaskKind.Receive, null, 1, Soon)]);
        await shop.Stocked(goods, 1);
        await Leave(shop, door, lent.Id, goods);
        await ComeBack(shop, door, lent, goods, quantity: 3);
        (await Work(shop, door, lent.Id)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(w => w.Task.ShouldBe(StockTaskKind.Receive), w => w.Number.ShouldBe(lent.Number));
        await ComeBack(shop, door, lent, goods, quantity: 1);
        (await Work(shop, door, lent.Id)).ShouldBeEmpty();
    }

    [Theory, BothDoors]
    public async Task Samples_wait_for_the_warehouse_that_their_lines_fix_or_for_any_and_given_ones_do_not_come_back(Door door)
    {
        var shop = await Shop.Open();
        var (admin, goods, customer) = (shop.As(Roles.Admin), await shop.Item(stock: 2), await shop.Customer());
        var depot = goods.WarehouseId;
        var command = Shop.SampleCommand(customer, goods, returnBy: null) with { Lines = [new(goods.Id, 1, WarehouseId: depot), new(goods.Id, 1, WarehouseId: depot), new(goods.Id, 1)] };
        var given = await admin.Run<GetSample.Result>(command);
        await admin.Run<SampleState>(new SubmitSample.Command(given.Id));
        (await Work(shop, door, given.Id)).ShouldBeEmpty();
        await admin.Run<SampleState>(new ApproveSample.Command(given.Id, null));
        (await Work(shop, door, given.Id)).Select(w => (w.Task, w.WarehouseId, w.Lines)).ShouldBe([(StockTaskKind.Issue, null, 1), (StockTaskKind.Issue, depot, 2)]);
        await Leave(shop, door, given.Id, goods);
        (await Work(shop, door, given.Id)).Select(w => (w.Task, w.WarehouseId, w.Lines)).ShouldBe([(StockTaskKind.Issue, null, 1)]);
        await admin.Run<SampleState>(new CloseSample.Command(given.Id, null));
        (await Work(shop, door, given.Id)).ShouldBeEmpty();
    }

    [Theory, BothDoors]
    public async Task Lent_samples_that_are_not_back_by_their_date_are_overdue_until_they_are_or_are_given_up(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Item(stock: 20);
        var (overdue, inTime, unsent) = (await shop.ApprovedSample(Past, goods), await shop.ApprovedSample(Soon, goods), await shop.ApprovedSample(Past, goods));
        foreach (var sample in new[] { overdue, inTime }) await Leave(shop, door, sample.Id, goods);
        (await Overdue(shop, door, overdue, inTime, unsent)).ShouldBe([overdue.Id]);
        var sales = shop.As(Roles.Sales).Via(door);
        (await sales.Refused(new CloseSample.Command(overdue.Id, null))).Code.ShouldBe("SAMPLE_OUTSTANDING");
        (await sales.Run<SampleState>(new CloseSample.Command(overdue.Id, "lost by the customer"))).Status.ShouldBe(SampleStatus.Closed);
        (await Overdue(shop, door, overdue, inTime, unsent)).ShouldBeEmpty();
        await ComeBack(shop, door, overdue, goods, quantity: 4);
        (await shop.Sample(overdue.Id)).ShouldSatisfyAllConditions(s => s.Status.ShouldBe(SampleStatus.Closed), s => s.Return.ShouldBe(Progress.Fully));
    }

    [Theory, BothDoors]
    public async Task A_draft_changes_and_is_rejected_reopened_and_cancelled(Door door)
    {
        var shop = await Shop.Open();
        var (sales, manager, goods) = (shop.As(Roles.Sales).Via(door), shop.As(Roles.Manager).Via(door), await shop.Item());
        var draft = await sales.Run<GetSample.Result>(Shop.SampleCommand(await shop.Customer(), goods, Soon));
        var changed = await sales.Run<GetSample.Result>(new UpdateSample.Command(draft.Id, 1, Purpose: SamplePurpose.Given, ReturnBy: new Patch<DateOnly?>(null), Lines: new([new(goods.Id, 2)])));
        (changed.Purpose, changed.ReturnBy, changed.Lines.Single().Quantity, changed.Version).ShouldBe((SamplePurpose.Given, null, 2m, 2));
        await sales.Run<SampleState>(new SubmitSample.Command(draft.Id));
        (await sales.Refused(new UpdateSample.Command(draft.Id, 3, Remark: "late"))).Code.ShouldBe("SAMPLE_WRONG_STATE");
        (await manager.Run<SampleState>(new RejectSample.Command(draft.Id, "too many"))).Reason.ShouldBe("too many");
        (await sales.Run<SampleState>(new ReopenSample.Command(draft.Id))).Status.ShouldBe(SampleStatus.Draft);
        (await sales.Run<SampleState>(new CancelSample.Command(draft.Id, null))).Status.ShouldBe(SampleStatus.Cancelled);
        (await sales.Refused(new ApproveSample.Command(draft.Id, null))).Code.ShouldBe("FORBIDDEN");
    }

    [Theory, BothDoors]
    public async Task What_makes_no_sense_is_refused(Door door)
    {
        var shop = await Shop.Open();
        var (goods, other, customer) = (await shop.Item(stock: 10), await shop.Item(stock: 1, batch: "S1"), await shop.Customer());
        var command = Shop.SampleCommand(customer, goods, Soon);
        (await shop.Refused(door, Roles.Sales, command with { ReturnBy = null })).Code.ShouldBe("RETURN_DATE_UNFITTING");
        (await shop.Refused(door, Roles.Sales, command with { Purpose = SamplePurpose.Given })).Code.ShouldBe("RETURN_DATE_UNFITTING");
        (await shop.Refused(door, Roles.Sales, command with { Lines = [new(goods.Id, 1, "barrel")] })).Code.ShouldBe("UNIT_UNKNOWN");
        (await shop.Refused(door, Roles.Sales, command with { Lines = [new(goods.Id, 1.5m)] })).Code.ShouldBe("QUANTITY_TOO_FINE");
        var batch = await shop.BatchOf(other);
        (await shop.Refused(door, Roles.Sales, command with { Lines = [new(goods.Id, 1, BatchId: batch)] })).Code.ShouldBe("BATCH_OF_OTHER_ITEM");
        var sample = await shop.ApprovedSample(Soon, goods);
        await Leave(shop, door, sample.Id, goods);
        (await shop.Refused(door, Roles.Sales, new CancelSample.Command(sample.Id, null))).Code.ShouldBe("SAMPLE_ISSUED");
        await shop.Retire(goods);
        (await shop.Refused(door, Roles.Sales, command)).Code.ShouldBe("ITEM_INACTIVE");
        await shop.Leave(customer);
        (await shop.Refused(door, Roles.Sales, command)).Code.ShouldBe("CUSTOMER_INACTIVE");
    }

    /// <summary>Everything of the dispatch leaves; gives the stock-out.</summary>
    private static async Task<Guid> Leave(Shop shop, Door door, Guid sampleId, Article goods)
    {
        var warehouse = shop.As(Roles.Warehouse).Via(door);
        var paper = await warehouse.Run<StockOutView>(new CreateStockOut.Command("sample", sampleId, goods.WarehouseId));
        await warehouse.Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(paper.Id));
        return paper.Id;
    }

    /// <summary>So much of the dispatch's first line comes back; gives the stock-in.</summary>
    private static async Task<Guid> ComeBack(Shop shop, Door door, GetSample.Result sample, Article goods, decimal quantity)
    {
        var warehouse = shop.As(Roles.Warehouse).Via(door);
        var paper = await warehouse.Run<StockInView>(new CreateStockIn.Command(goods.WarehouseId, [Entry(sample, goods, quantity)], null, "sample", sample.Id));
        await warehouse.Run<ConfirmStockIn.Result>(new ConfirmStockIn.Command(paper.Id));
        return paper.Id;
    }

    /// <summary>What of the dispatch waits for a warehouse.</summary>
    private static async Task<IReadOnlyList<ListStockWork.Row>> Work(Shop shop, Door door, Guid sampleId)
    {
        var query = new ListStockWork.Query { Filter = $"documentKind = \"sample\" AND documentId = \"{sampleId}\"" };
        return [.. (await shop.As(Roles.Warehouse).Via(door).Run<Page<ListStockWork.Row>>(query)).Items.OrderBy(w => w.Task).ThenBy(w => w.Lines)];
    }

    private static StockInEntry Entry(GetSample.Result sample, Article goods, decimal quantity) => new(goods.Id, quantity, null, null, null, null, sample.Lines[0].Id);

    private static async Task<Guid[]> Overdue(Shop shop, Door door, params GetSample.Result[] among)
    {
        var filter = string.Join(" OR ", among.Select(s => $"id = \"{s.Id}\""));
        return [.. (await shop.As(Roles.Sales).Via(door).Run<Page<ListSamples.Row>>(new ListSamples.Query(Overdue: true) { Filter = filter })).Items.Select(s => s.Id)];
    }
}
