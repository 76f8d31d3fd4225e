using Waybill.Features.Orders;
using Waybill.Features.Shipments;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Shipments;

public sealed class CreateShipmentTests
{
    [Theory, BothDoors]
    public async Task All_that_was_issued_and_is_not_shipped_goes_with_a_carrier(Door door)
    {
        var shop = await Shop.Open();
        var (warehouse, delivery) = (shop.As(Roles.Warehouse).Via(door), await shop.ReleasedDelivery(stock: 10, quantity: 10));
        await shop.Issued(delivery, 3);
        await shop.Issued(delivery, 4);
        var shipped = await warehouse.Run<ShipmentView>(Shop.ShipmentOf(delivery));
        (shipped.Status, shipped.OrderId, shipped.Packages, shipped.WeightKg, shipped.ShipTo!.City).ShouldBe((ShipmentStatus.Shipped, delivery.OrderId, 2, 3.5m, "杭州"));
        shipped.Number.ShouldMatch("^SH-[0-9]{6}-[0-9]{6}$");
        shipped.Lines.Select(l => (l.Quantity, l.Received)).ShouldBe([(3m, null), (4m, null)]);
        ((await shop.Order(delivery.OrderId)).Lines[0].Counters.Shipped, (await shop.Delivery(delivery.Id)).Shipping).ShouldBe((7m, Progress.Partly));
        (await warehouse.Refused(Shop.ShipmentOf(delivery))).Code.ShouldBe("NOTHING_TO_SHIP");
        await shop.Issued(delivery);
        await warehouse.Run<ShipmentView>(Shop.ShipmentOf(delivery));
        var read = await shop.Delivery(delivery.Id);
        (read.Shipping, read.Lines[0].Shipped).ShouldBe((Progress.Fully, 10m));
    }

    [Theory, BothDoors]
    public async Task No_more_than_was_issued_is_shipped_of_a_stock_out_line(Door door)
    {
        var shop = await Shop.Open();
        var (warehouse, delivery) = (shop.As(Roles.Warehouse).Via(door), await shop.IssuedDelivery(quantity: 4));
        var line = (await Paper(shop, delivery.Id)).Lines[0].Id;
        var refused = await warehouse.Refused(Shop.ShipmentOf(delivery, new CreateShipment.LineEntry(line, 5)));
        (refused.Code, refused.Errors[0].Pointer).ShouldBe(("OVER_SHIPPED", "/lines/0/quantity"));
        (await warehouse.Run<ShipmentView>(Shop.ShipmentOf(delivery, new CreateShipment.LineEntry(line, 3)))).Lines[0].Quantity.ShouldBe(3m);
        (await warehouse.Refused(Shop.ShipmentOf(delivery, new CreateShipment.LineEntry(line, 2)))).Code.ShouldBe("OVER_SHIPPED");
        (await warehouse.Run<ShipmentView>(Shop.ShipmentOf(delivery, new CreateShipment.LineEntry(line, null)))).Lines[0].Quantity.ShouldBe(1m);
        (await warehouse.Refused(Shop.ShipmentOf(delivery, new(line, 1), new(line, 1)))).Errors.Select(e => e.Code).ShouldContain("SHIPMENT_LINE_REPEATED");
        (await warehouse.Refused(Shop.ShipmentOf(delivery, new CreateShipment.LineEntry(Guid.NewGuid(), 1)))).Code.ShouldBe("UNKNOWN_REFERENCE");
        (await warehouse.Refused(Shop.ShipmentOf(delivery) with { DeliveryId = Guid.NewGuid() })).Errors[0].Pointer.ShouldBe("/deliveryId");
        (await warehouse.Refused(Shop.ShipmentOf(delivery) with { ShippedAt = DateTimeOffset.UtcNow.AddDays(1) })).Code.ShouldBe("SHIPMENT_TIME_WRONG");
    }

    [Theory, BothDoors]
    public async Task Of_two_at_once_only_one_takes_the_goods(Door door)
    {
        var shop = await Shop.Open();
        var (warehouse, delivery) = (shop.As(Roles.Warehouse).Via(door), await shop.IssuedDelivery(quantity: 4));
        var replies = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => warehouse.Send(Shop.ShipmentOf(delivery))));
        replies.Select(r => r.Refused?.Code).Order().ShouldBe([null, "NOTHING_TO_SHIP", "NOTHING_TO_SHIP"]);
        (await shop.Order(delivery.OrderId)).Lines[0].Counters.Shipped.ShouldBe(4m);
    }

    [Theory, BothDoors]
    public async Task What_is_shipped_is_not_taken_back_before_the_shipment_is_cancelled(Door door)
    {
        var shop = await Shop.Open();
        var (warehouse, delivery) = (shop.As(Roles.Warehouse).Via(door), await shop.IssuedDelivery(quantity: 4));
        var (paper, shipment) = (await Paper(shop, delivery.Id), await shop.Shipped(delivery));
        (await warehouse.Refused(new ReverseStockOut.Command(paper.Id))).Code.ShouldBe("STOCK_OUT_SHIPPED");
        (await warehouse.Run<CancelShipment.Result>(new CancelShipment.Command(shipment.Id, "the van broke down"))).Status.ShouldBe(ShipmentStatus.Cancelled);
        ((await shop.Order(delivery.OrderId)).Lines[0].Counters.Shipped, (await shop.Delivery(delivery.Id)).Shipping).ShouldBe((0m, Progress.None));
        await warehouse.Run<ReverseStockOut.Result>(new ReverseStockOut.Command(paper.Id));
        (await warehouse.Refused(Shop.ShipmentOf(delivery))).Code.ShouldBe("NOTHING_TO_SHIP");
        (await warehouse.Refused(new CancelShipment.Command(shipment.Id, null))).Code.ShouldBe("SHIPMENT_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task How_goods_travel_is_corrected_while_they_are_under_way(Door door)
    {
        var shop = await Shop.Open();
        var (warehouse, shipment) = (shop.As(Roles.Warehouse).Via(door), await shop.Shipped(await shop.IssuedDelivery()));
        var changed = await warehouse.Run<ShipmentView>(new UpdateShipment.Command(shipment.Id, shipment.Version, TrackingNumber: "SF-2", WeightKg: new(null)));
        (changed.TrackingNumber, changed.WeightKg, changed.Carrier, changed.Packages).ShouldBe(("SF-2", null, shipment.Carrier, 2));
        (await warehouse.Refused(new UpdateShipment.Command(shipment.Id, shipment.Version, Carrier: "late"))).Code.ShouldBe("STALE_VERSION");
        var found = await shop.As(Roles.Sales).Via(door).Run<Page<ListShipments.Row>>(new ListShipments.Query { Filter = $"deliveryId = \"{shipment.DeliveryId}\" AND trackingNumber = \"SF-2\"" });
        (found.Items.Single().Id, found.Items[0].Differs).ShouldBe((shipment.Id, false));
    }

    private static async Task<StockOutView> Paper(Shop shop, Guid deliveryId)
    {
        var papers = await shop.As(Roles.Admin).Run<Page<ListStockOuts.Row>>(new ListStockOuts.Query { Filter = $"authorityId = \"{deliveryId}\"" });
        return await shop.As(Roles.Admin).Run<StockOutView>(new GetStockOut.Query(papers.Items.Single().Id));
    }
}
