using Waybill.Features.Deliveries;
using Waybill.Features.Stock;
using Waybill.Features.StockIns;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Deliveries;

/// <summary>What sales writes into a delivery, and how it differs from what the warehouse issued.</summary>
public sealed class UpdateDeliveryTests
{
    [Theory, BothDoors]
    public async Task A_draft_changes_and_a_released_one_does_not(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order) = (shop.As(Roles.Sales).Via(door), await shop.ApprovedOrder(quantity: 10));
        var draft = await shop.Drafted(order, 4);
        var changed = await sales.Run<GetDelivery.Result>(new UpdateDelivery.Command(draft.Id, draft.Version, Lines: new([new(order.Lines[0].Id, 7, await shop.Depot(), null)]),
            Remark: "送货前请致电 Call first", ShipTo: new(new("新仓 Dock", null, "新街 1 号", "宁波", null, null, "CN"))));
        (changed.Lines.Single().BaseQuantity, changed.Lines[0].WarehouseId, changed.Remark, changed.ShipTo!.City).ShouldBe((7m, await shop.Depot(), "送货前请致电 Call first", "宁波"));
        (await sales.Refused(new UpdateDelivery.Command(draft.Id, draft.Version, Remark: "late"))).Code.ShouldBe("STALE_VERSION");
        (await sales.Refused(new UpdateDelivery.Command(draft.Id, changed.Version, Lines: new([new(order.Lines[0].Id, 11, null, null)])))).Code.ShouldBe("OVER_DELIVERY");
        await sales.Run<ReleaseDelivery.Result>(new ReleaseDelivery.Command(draft.Id, null));
        (await sales.Refused(new UpdateDelivery.Command(draft.Id, changed.Version + 1, Remark: "late"))).Code.ShouldBe("DELIVERY_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task Where_the_warehouse_issued_something_else_is_told_without_a_price(Door door)
    {
        var shop = await Shop.Open();
        var delivery = await shop.ReleasedDelivery(stock: 10, quantity: 6);
        var paper = await shop.As(Roles.Warehouse).Run<StockOutView>(new CreateStockOut.Command("delivery", delivery.Id, await shop.Depot(), [new(delivery.Lines[0].Id, 4, 1, null, null)]));
        await shop.As(Roles.Warehouse).Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(paper.Id));
        var row = (await Discrepancies(shop, door, $"deliveryNumber = \"{delivery.Number}\"")).Single();
        (row.Quantity, row.Issued, row.Difference, row.Damaged, row.Status).ShouldBe((6m, 4m, 2m, 1m, DeliveryStatus.Released));
        await shop.Issued(delivery);
        (await Discrepancies(shop, door, $"customerId = \"{delivery.CustomerId}\"")).Single().Difference.ShouldBe(0m);
        (await Discrepancies(shop, door, $"customerId = \"{delivery.CustomerId}\" AND difference > 0")).ShouldBeEmpty();
        var whole = await shop.IssuedDelivery();
        (await Discrepancies(shop, door, $"deliveryId = \"{whole.Id}\" AND releasedAt > \"2020-01-01T00:00:00Z\"")).ShouldBeEmpty();
    }

    [Theory, BothDoors]
    public async Task Batches_to_choose_from_are_shown_with_grade_expiry_and_what_is_free(Door door)
    {
        var shop = await Shop.Open();
        var tea = await shop.Item(batch: "none", stock: 0);
        await Enter(shop, tea, new("HP-02", null, new(2091, 6, 30), "A", null), 3, 12.5m);
        await Enter(shop, tea, new("HP-03", null, new(2090, 12, 31), "B", null), 2, 12m);
        await Enter(shop, tea, new("HP-01", null, new(2020, 12, 31), "A", null), 1, 12m);
        var order = await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(), Shop.LineOf(tea, 4)));
        var draft = await shop.Drafted(order);
        var choices = await shop.As(Roles.Manager).Via(door).Run<ListBatchChoices.Result>(new ListBatchChoices.Query(draft.Id, draft.Lines[0].Id));
        choices.Batches.Select(b => (b.Number, b.Grade, b.OnHand, b.Free, b.Expired)).ShouldBe([("HP-03", "B", 2m, 1m, false), ("HP-02", "A", 3m, 1m, false), ("HP-01", "A", 1m, 0m, true)]);
        choices.Batches[0].UnitCost!.Amount.ShouldBe(12.25m);
        (await shop.As(Roles.Sales).Via(door).Run<ListBatchChoices.Result>(new ListBatchChoices.Query(draft.Id, draft.Lines[0].Id))).Batches[0].UnitCost.ShouldBeNull();
        (await shop.Refused(door, Roles.Sales, new ListBatchChoices.Query(draft.Id, Guid.NewGuid()))).Code.ShouldBe("NOT_FOUND");
    }

    private static Task<EnterOpeningStock.Result> Enter(Shop shop, Article goods, BatchEntry batch, decimal quantity, decimal cost) => shop.As(Roles.Admin).Run<EnterOpeningStock.Result>(
        new EnterOpeningStock.Command(goods.WarehouseId, [new(goods.Id, quantity, null, null, batch, Shop.Yuan(cost))], null, null));

    private static async Task<IReadOnlyList<ListDeliveryDiscrepancies.Row>> Discrepancies(Shop shop, Door door, string filter) =>
        (await shop.As(Roles.Warehouse).Via(door).Run<Page<ListDeliveryDiscrepancies.Row>>(new ListDeliveryDiscrepancies.Query { Filter = filter })).Items;
}
