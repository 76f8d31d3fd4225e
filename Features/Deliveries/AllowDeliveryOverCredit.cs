using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Deliveries;

/// <summary>Somebody who may do so lets a delivery's goods leave although its customer owes too much, and says why.</summary>
public static class AllowDeliveryOverCredit
{
    [Requires("deliveries.override-credit")]
    [Refuses("DELIVERY_WRONG_STATE")]
    public sealed record Command(Guid DeliveryId, [MaxLength(500)] string Reason);
    public sealed record Result(Guid Id, int Version, DeliveryStatus Status, string? CreditOverrideReason);

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var delivery = await db.Deliveries.Require(d => d.Id == command.DeliveryId, ct);
            delivery.OverrideCredit(command.Reason, by: user.Id);
            return new(delivery.Id, delivery.Version, delivery.Status, delivery.CreditOverrideReason);
        }
    }

    internal static void Map(Doors doors) =>
        doors.Post<Command, Result, Handler>("/{deliveryId}/allow-over-credit", nameof(AllowDeliveryOverCredit), "Let a delivery's goods leave in spite of the credit limit");
}
