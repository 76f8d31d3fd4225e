using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Numbering;
using Waybill.Features.StockIns;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;
using Standing = Waybill.Tests.Support.Standing;

namespace Waybill.Tests.StockIns;

/// <summary>What a document of another feature lets in, seen from the hook: a promise made up here stands for the document.</summary>
public sealed class ReceivingTests
{
    [Fact]
    public async Task Everything_open_is_proposed_and_comes_in_at_the_value_that_the_document_says()
    {
        var (shop, goods) = (await Shop.Open(), await (await Shop.Open()).Goods(stock: 1));
        var promise = new Promise(goods, open: 3, value: 10m);
        var draft = await promise.Draft(shop);
        draft.Lines.ShouldHaveSingleItem().ShouldSatisfyAllConditions(l => l.Quantity.ShouldBe(3), l => l.AuthorityLineId.ShouldBe(promise.LineId), l => l.Value.ShouldBeNull());
        (draft.Reason, draft.AuthorityKind, draft.AuthorityId, draft.AuthorityNumber).ShouldBe((StockInReason.Authorised, "promise", promise.Document.Id, "P-1"));
        await promise.Confirm(shop, draft);
        (await shop.Standing(goods)).ShouldBe(new Standing(4, 0, 4, 20));
        promise.Heard.ShouldHaveSingleItem().Lines.ShouldBe([new ReceivedLine(promise.LineId, goods.ItemId, null, 3, 10m)]);
    }

    [Fact]
    public async Task Parts_bring_their_share_and_the_last_of_them_the_rest_to_the_cent()
    {
        var (shop, goods) = (await Shop.Open(), await (await Shop.Open()).Goods());
        var promise = new Promise(goods, open: 3, value: 10m);
        for (var i = 0; i < 3; i++) await promise.Confirm(shop, await promise.Draft(shop, promise.Entry(1)));
        promise.Heard.Select(f => f.Lines[0].Value).ShouldBe([3.33m, 3.34m, 3.33m]);
        (await shop.Standing(goods)).ShouldBe(new Standing(3, 0, 3, 10));
        await shop.LedgerIsSound();
    }

    [Fact]
    public async Task Two_lines_of_one_paper_share_the_value_as_well()
    {
        var (shop, goods) = (await Shop.Open(), await (await Shop.Open()).Goods());
        var promise = new Promise(goods, open: 3, value: 10m);
        await promise.Confirm(shop, await promise.Draft(shop, promise.Entry(2), promise.Entry(1)));
        promise.Heard.Single().Lines.Select(l => l.Value).ShouldBe([6.67m, 3.33m]);
    }

    [Fact]
    public async Task Goods_without_a_value_come_in_at_the_average()
    {
        var (shop, goods) = (await Shop.Open(), await (await Shop.Open()).Goods(stock: 2));
        var promise = new Promise(goods, open: 3, value: null);
        await promise.Confirm(shop, await promise.Draft(shop));
        (await shop.Standing(goods)).ShouldBe(new Standing(5, 0, 5, 50));
    }

    [Fact]
    public async Task No_more_comes_in_than_is_open_neither_by_one_paper_nor_by_two()
    {
        var (shop, goods) = (await Shop.Open(), await (await Shop.Open()).Goods());
        var promise = new Promise(goods, open: 3, value: 10m);
        await Refused("OVER_RECEIPT", "/lines/1/quantity", () => promise.Draft(shop, promise.Entry(2), promise.Entry(2)));
        var (one, other) = (await promise.Draft(shop, promise.Entry(2)), await promise.Draft(shop, promise.Entry(2)));
        await promise.Confirm(shop, one);
        await Refused("OVER_RECEIPT", "/lines/0/quantity", () => promise.Confirm(shop, other));
        (await shop.Standing(goods)).OnHand.ShouldBe(2);
    }

    [Fact]
    public async Task A_line_that_the_document_has_no_more_does_not_come_in()
    {
        var (shop, goods) = (await Shop.Open(), await (await Shop.Open()).Goods());
        var draft = await new Promise(goods, open: 3, value: 10m).Draft(shop);
        await Refused("UNKNOWN_REFERENCE", "/lines/0/authorityLineId", () => new Promise(goods, open: 3, value: 10m).Confirm(shop, draft));
    }

    [Fact]
    public async Task What_the_document_fixes_is_obeyed()
    {
        var (shop, goods) = (await Shop.Open(), await (await Shop.Open()).Goods(new Lot("A", 1), new Lot("B", 1)));
        var (elsewhere, lots) = (await shop.Elsewhere(await shop.Goods(), 1), await shop.Goods(new Lot("A", 1)));
        var promise = new Promise(goods, open: 3, value: 10m) { BatchId = (await shop.Batches(goods))["A"] };
        (await promise.Draft(shop)).Lines.Single().BatchNumber.ShouldBe("A");
        await Refused("BATCH_FIXED", "/lines/0/batch", () => promise.Draft(shop, promise.Entry(1) with { Batch = new("B", null, null, null, null) }));
        await Refused("ITEM_FIXED", "/lines/0/itemId", () => promise.Draft(shop, promise.Entry(1) with { ItemId = lots.ItemId }));
        await Refused("WAREHOUSE_FIXED", "/warehouseId", () => promise.Draft(shop, elsewhere.WarehouseId, promise.Entry(1)));
        await Refused("NOTHING_TO_RECEIVE", null, () => promise.Draft(shop, elsewhere.WarehouseId));
        await Refused("COST_FIXED", "/lines/0/unitCost", () => promise.Draft(shop, promise.Entry(1) with { UnitCost = new(1m, "CNY") }));
    }

    [Fact]
    public async Task Quarantined_goods_come_into_the_quarantine_bin_and_are_not_available()
    {
        var (shop, goods) = (await Shop.Open(), await (await Shop.Open()).Goods(stock: 1));
        var promise = new Promise(goods, open: 3, value: 30m) { Quarantine = true };
        var bins = await shop.Bins(goods);
        await Refused("QUARANTINE_FIXED", "/lines/0/binId", () => promise.Draft(shop, promise.Entry(1) with { BinId = bins["MAIN"] }));
        var draft = await promise.Draft(shop);
        draft.Lines.Single().BinId.ShouldBe(bins["QUARANTINE"]);
        await promise.Confirm(shop, draft);
        (await shop.Standing(goods)).ShouldBe(new Standing(4, 0, 1, 40));
        await shop.LedgerIsSound();
    }

    [Fact]
    public async Task A_batch_that_the_document_leaves_open_is_named_by_the_warehouse()
    {
        var (shop, goods) = (await Shop.Open(), await (await Shop.Open()).Goods(new Lot("A", 1)));
        var promise = new Promise(goods, open: 3, value: 10m);
        await Refused("BATCH_REQUIRED", "/lines/0/batch", () => promise.Draft(shop));
        await promise.Confirm(shop, await promise.Draft(shop, promise.Entry(3) with { Batch = new("NEW", null, null, null, null) }));
        promise.Heard.Single().Lines.Single().BatchId.ShouldBe((await shop.Batches(goods))["NEW"]);
    }

    [Fact]
    public async Task Who_wrote_the_document_may_be_kept_from_confirming()
    {
        var (shop, goods) = (await Shop.Open(), await (await Shop.Open()).Goods());
        var promise = new Promise(goods, open: 3, value: 10m) { AuthorMayConfirm = false };
        var draft = await promise.Draft(shop);
        await Refused("AUTHOR_CANNOT_CONFIRM", null, () => promise.Confirm(shop, draft));
    }

    [Theory, BothDoors]
    public async Task Without_a_document_that_lets_goods_in_there_are_lines_and_no_line_of_a_document(Door door)
    {
        var shop = await Shop.Open();
        var goods = await shop.Goods();
        (await Refused(new(goods.WarehouseId))).Errors.ShouldHaveSingleItem().Pointer.ShouldBe("/lines");
        (await Refused(new(goods.WarehouseId, AuthorityKind: "delivery"))).Errors.ShouldHaveSingleItem().Pointer.ShouldBe("/authorityId");
        (await Refused(new(goods.WarehouseId, AuthorityId: Guid.NewGuid()))).Errors.ShouldHaveSingleItem().Pointer.ShouldBe("/authorityKind");
        (await Refused(new(goods.WarehouseId, AuthorityKind: "delivery", AuthorityId: Guid.NewGuid()))).Code.ShouldBe("NOT_AUTHORISED");
        (await Refused(new(goods.WarehouseId, [goods.Entry(1) with { AuthorityLineId = Guid.NewGuid() }]))).Errors.ShouldHaveSingleItem().Pointer.ShouldBe("/lines/0/authorityLineId");

        Task<Refused> Refused(CreateStockIn.Command command) => shop.Refused(door, Roles.Warehouse, command);
    }

    private static async Task Refused(string code, string? pointer, Func<Task> work)
    {
        var refusal = await Should.ThrowAsync<Refusal>(work);
        (refusal.Reason.Code, refusal.Faults is [var first, ..] ? first.Pointer : null).ShouldBe((code, pointer));
    }

    /// <summary>A document of one line that lives only here. It counts what has come, as the features above do.</summary>
    private sealed class Promise(Goods goods, decimal open, decimal? value) : IAuthoriseStockIn, IFollowStockIn
    {
        public string Kind => "promise";
        public DocumentRef Document { get; } = new("promise", Guid.NewGuid());
        public Guid LineId { get; } = Guid.NewGuid();
        public Guid? BatchId { get; init; }
        public bool Quarantine { get; init; }
        public bool AuthorMayConfirm { get; init; } = true;
        public List<StockInFact> Heard { get; } = [];

        public StockInEntry Entry(decimal quantity) => goods.Entry(quantity) with { AuthorityLineId = LineId };

        public Task<StockInAuthority> Authorise(Guid documentId, CancellationToken ct)
        {
            var come = Heard.SelectMany(f => f.Lines).ToList();
            return Task.FromResult(new StockInAuthority(Document, "P-1", Guid.Empty, AuthorMayConfirm,
                [new(LineId, goods.ItemId, open - come.Sum(l => l.Quantity), goods.WarehouseId, BatchId, value - come.Sum(l => l.Value), Quarantine)]));
        }

        public Task Lock(Guid documentId, CancellationToken ct) => Task.CompletedTask;

        public Task Confirmed(StockInFact fact, CancellationToken ct)
        {
            Heard.Add(fact);
            return Task.CompletedTask;
        }

        public Task Reversed(StockInFact fact, CancellationToken ct) => Task.CompletedTask;

        public Task<StockInView> Draft(Shop shop, params StockInEntry[] lines) => Draft(shop, goods.WarehouseId, lines);

        public Task<StockInView> Draft(Shop shop, Guid warehouseId, params StockInEntry[] lines) => shop.InTransaction(services => new CreateStockIn.Handler(
            services.GetRequiredService<Database>(), services.GetRequiredService<NumberingDesk>(), services.GetRequiredService<StockInPaper>(), Receiving(services))
            .Handle(new(warehouseId, lines.Length == 0 ? null : lines, null, Kind, Document.Id), default));

        public Task<ConfirmStockIn.Result> Confirm(Shop shop, StockInView draft) => shop.InTransaction(services => new ConfirmStockIn.Handler(
            services.GetRequiredService<Database>(), Receiving(services), services.GetRequiredService<StockInDesk>(), [this], services.GetRequiredService<CurrentUser>(),
            services.GetRequiredService<Outbox>()).Handle(new(draft.Id), default));

        private Receiving Receiving(IServiceProvider services) => new(services.GetRequiredService<Database>(), [this]);
    }
}
