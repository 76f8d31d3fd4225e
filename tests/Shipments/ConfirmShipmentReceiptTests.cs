using Waybill.Features.Shipments;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Shipments;

public sealed class ConfirmShipmentReceiptTests
{
    [Theory, BothDoors]
    public async Task What_nobody_says_otherwise_arrived_in_full(Door door)
    {
        var shop = await Shop.Open();
        var (sales, shipment) = (shop.As(Roles.Sales).Via(door), await shop.Shipped(await shop.IssuedDelivery(quantity: 4)));
        var received = await sales.Run<ShipmentView>(new ConfirmShipmentReceipt.Command(shipment.Id, "王芳", null, null));
        (received.Status, received.SignedBy, received.Differs, received.ReceivedAt is not null).ShouldBe((ShipmentStatus.Delivered, "王芳", false, true));
        (received.Lines[0].Received, received.Lines[0].Short, received.Lines[0].Damaged).ShouldBe((4m, 0m, 0m));
        (await sales.Refused(new ConfirmShipmentReceipt.Command(shipment.Id, null, null, null))).Code.ShouldBe("SHIPMENT_WRONG_STATE");
        (await shop.Refused(door, Roles.Warehouse, new CancelShipment.Command(shipment.Id, null))).Code.ShouldBe("SHIPMENT_WRONG_STATE");
        (await shop.Refused(door, Roles.Warehouse, new UpdateShipment.Command(shipment.Id, received.Version, Carrier: "late"))).Code.ShouldBe("SHIPMENT_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task Short_and_damaged_goods_are_written_down_and_found(Door door)
    {
        var shop = await Shop.Open();
        var (sales, shipment) = (shop.As(Roles.Sales).Via(door), await shop.Shipped(await shop.IssuedDelivery(quantity: 4)));
        var entry = new ConfirmShipmentReceipt.LineEntry(shipment.Lines[0].Id, 3, 1, "纸箱受潮 A wet box");
        var received = await sales.Run<ShipmentView>(new ConfirmShipmentReceipt.Command(shipment.Id, "王芳", null, [entry]));
        (received.Differs, received.Lines[0].Received, received.Lines[0].Short, received.Lines[0].Damaged, received.Lines[0].Remark).ShouldBe((true, 3m, 1m, 1m, "纸箱受潮 A wet box"));
        var found = await sales.Run<Page<ListShipments.Row>>(new ListShipments.Query { Filter = $"differs = true AND orderId = \"{shipment.OrderId}\"" });
        found.Items.Single().Id.ShouldBe(shipment.Id);
        (await sales.Run<ShipmentView>(new GetShipment.Query(shipment.Id))).Lines[0].Short.ShouldBe(1m);
    }

    [Theory, BothDoors]
    public async Task No_more_arrives_than_was_shipped_and_not_before(Door door)
    {
        var shop = await Shop.Open();
        var (sales, shipment) = (shop.As(Roles.Sales).Via(door), await shop.Shipped(await shop.IssuedDelivery(quantity: 4)));
        var (command, entry) = (new ConfirmShipmentReceipt.Command(shipment.Id, null, null, null), new ConfirmShipmentReceipt.LineEntry(shipment.Lines[0].Id, 4, null, null));
        (await sales.Refused(command with { Lines = [entry with { Received = 5 }] })).Errors[0].Pointer.ShouldBe("/lines/0/received");
        (await sales.Refused(command with { Lines = [entry with { Received = 5 }] })).Code.ShouldBe("OVER_RECEIVED");
        (await sales.Refused(command with { Lines = [entry with { Received = 2, Damaged = 3 }] })).Errors[0].Pointer.ShouldBe("/lines/0/damaged");
        (await sales.Refused(command with { Lines = [entry, entry] })).Code.ShouldBe("SHIPMENT_LINE_REPEATED");
        (await sales.Refused(command with { Lines = [entry with { ShipmentLineId = Guid.NewGuid() }] })).Code.ShouldBe("UNKNOWN_REFERENCE");
        (await sales.Refused(command with { ReceivedAt = shipment.ShippedAt.AddMinutes(-1) })).Code.ShouldBe("SHIPMENT_TIME_WRONG");
        (await sales.Refused(command with { ReceivedAt = DateTimeOffset.UtcNow.AddDays(1) })).Code.ShouldBe("SHIPMENT_TIME_WRONG");
    }
}
