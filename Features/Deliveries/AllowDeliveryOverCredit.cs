using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Deliveries;

/// <summary>
/// Somebody who may do so lets a delivery's goods leave although its customer owes too much, and says why. Where a flow asks for signatures the first call puts it up,
/// and it counts with the last signer's call.
/// </summary>
public static class AllowDeliveryOverCredit
{
    [Requires("deliveries.override-credit")]
    [Refuses("DELIVERY_WRONG_STATE", "APPROVER_MISSING", "NOT_YOUR_TURN", "OWN_DOCUMENT", "APPROVAL_STALE")]
    public sealed record Command(Guid DeliveryId, [MaxLength(500)] string Reason);

    /// <param name="CreditOverrideReason">Absent while others have to sign.</param>
    public sealed record Result(Guid Id, int Version, DeliveryStatus Status, string? CreditOverrideReason);

    internal sealed class Handler(DeliveryLocks locks, CreditOverride credit) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var (delivery, order) = await locks.Both(command.DeliveryId, ct);
            delivery.RequireReleased();
            await credit.Decide(delivery, order, command.Reason, ct);
            return new(delivery.Id, delivery.Version, delivery.Status, delivery.CreditOverrideReason);
        }
    }

    internal static void Map(Doors doors) =>
        doors.Post<Command, Result, Handler>("/{deliveryId}/allow-over-credit", nameof(AllowDeliveryOverCredit), "Let a delivery's goods leave in spite of the credit limit");
}
