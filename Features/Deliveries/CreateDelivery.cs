using System.ComponentModel.DataAnnotations;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Deliveries;

/// <summary>Sales writes down what of an approved order is to leave. It is a draft until it is released, which may be at once: then the order counts it.</summary>
public static class CreateDelivery
{
    /// <param name="Lines">Everything that is still open if not given.</param>
    /// <param name="Release">It is handed to the warehouse in the same transaction; needs the permission deliveries.release.</param>
    [NeedsKey]
    [Requires("deliveries.create")]
    [Asks("deliveries.release")]
    [Refuses("ORDER_WRONG_STATE", "NOTHING_TO_DELIVER", "OVER_DELIVERY", "ORDER_LINE_REPEATED", "BATCH_OF_OTHER_ITEM", "QUANTITY_TOO_FINE")]
    public sealed record Command(Guid OrderId, [MinLength(1)] IReadOnlyList<LineEntry>? Lines, DateOnly? RequestedDate, [MaxLength(1000)] string? Remark, bool? Release = null);

    /// <param name="Quantity">In the order line's unit; all that is still open of it if not given.</param>
    /// <param name="WarehouseId">Fixes the warehouse; the order line's if not given.</param>
    /// <param name="BatchId">Fixes the batch.</param>
    public sealed record LineEntry(Guid OrderLineId, [Quantity] decimal? Quantity, Guid? WarehouseId, Guid? BatchId);

    /// <param name="Number">Absent while it is a draft.</param>
    public sealed record Result(Guid Id, int Version, DeliveryStatus Status, Guid OrderId, IReadOnlyList<DeliveryLineView> Lines, string? Number = null);

    internal sealed class Handler(Database db, DeliveryLines lines, DeliveryRelease release, CurrentUser user) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            if (command.Release == true) user.RequireAlso("deliveries.release", "delivery", beside: "deliveries.create");
            var order = await db.ReferLockedOrder(command.OrderId, "/orderId", ct);
            order.RequireApproved();
            var delivery = new Delivery(order) { RequestedDate = command.RequestedDate ?? order.RequestedDate, Remark = command.Remark };
            foreach (var line in command.Lines is null ? DeliveryLines.Everything(order) : await lines.Chosen(order, command.Lines, ct)) delivery.Add(line);
            if (delivery.Lines.Count == 0) throw DeliveryRefusals.NothingOpen.Because();
            db.Add(delivery);
            if (command.Release == true) await release.Release(delivery, order, ct);
            return new(delivery.Id, delivery.Version, delivery.Status, delivery.OrderId, DeliveryLineView.Of(delivery), delivery.Number);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/", nameof(CreateDelivery), "Write a delivery of an order");
}
