using System.ComponentModel.DataAnnotations;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Deliveries;

/// <summary>A draft delivery changes. Its lines are replaced as a whole.</summary>
public static class UpdateDelivery
{
    [Requires("deliveries.update")]
    [Refuses("DELIVERY_WRONG_STATE", "ORDER_WRONG_STATE", "OVER_DELIVERY", "ORDER_LINE_REPEATED", "BATCH_OF_OTHER_ITEM", "QUANTITY_TOO_FINE")]
    public sealed record Command(Guid DeliveryId, int Version, [MinLength(1)] Patch<IReadOnlyList<CreateDelivery.LineEntry>> Lines = default, Patch<DateOnly?> RequestedDate = default,
        [MaxLength(1000)] Patch<string?> Remark = default, Patch<ShipTo?> ShipTo = default);

    internal sealed class Handler(DeliveryLocks locks, DeliveryLines lines) : IHandler<Command, GetDelivery.Result>
    {
        public async Task<GetDelivery.Result> Handle(Command command, CancellationToken ct)
        {
            var (delivery, order) = await locks.Both(command.DeliveryId, ct);
            delivery.At(command.Version).RequireDraft();
            order.RequireApproved();
            if (command.Lines.IsSet) delivery.Replace(await lines.Chosen(order, command.Lines.Or([]), ct));
            delivery.RequestedDate = command.RequestedDate.Or(delivery.RequestedDate);
            delivery.Remark = command.Remark.Or(delivery.Remark);
            delivery.ShipTo = command.ShipTo.Or(delivery.ShipTo);
            return GetDelivery.Result.Of(delivery);
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, GetDelivery.Result, Handler>("/{deliveryId}", nameof(UpdateDelivery), "Change a draft delivery");
}
