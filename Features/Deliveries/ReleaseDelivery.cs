using System.ComponentModel.DataAnnotations;
using Waybill.Features.Numbering;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Deliveries;

/// <summary>Sales hands the delivery to the warehouse, which may issue it from now on. It gets its number, and the order notes what it will deliver.</summary>
public static class ReleaseDelivery
{
    /// <param name="CreditOverrideReason">Why its goods may leave although the customer owes too much; needs the permission deliveries.override-credit.</param>
    [Requires("deliveries.release")]
    [Asks("deliveries.override-credit")]
    [Refuses("DELIVERY_WRONG_STATE", "ORDER_WRONG_STATE", "OVER_DELIVERY", "APPROVER_MISSING", "NOT_YOUR_TURN", "OWN_DOCUMENT", "APPROVAL_STALE")]
    public sealed record Command(Guid DeliveryId, [MaxLength(500)] string? CreditOverrideReason);
    public sealed record Result(Guid Id, int Version, string Number, DeliveryStatus Status, DateTimeOffset? ReleasedAt, string? CreditOverrideReason);

    internal sealed class Handler(DeliveryLocks locks, DeliveryRelease release, CreditOverride credit, CurrentUser user) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            if (command.CreditOverrideReason is not null) user.Require("deliveries.override-credit");
            var (delivery, order) = await locks.Both(command.DeliveryId, ct);
            await release.Release(delivery, order, ct);
            if (command.CreditOverrideReason is { } reason) await credit.Decide(delivery, order, reason, ct);
            return new(delivery.Id, delivery.Version, delivery.Number!, delivery.Status, delivery.ReleasedAt, delivery.CreditOverrideReason);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{deliveryId}/release", nameof(ReleaseDelivery), "Release a delivery to the warehouse");
}

/// <summary>What it means to release a delivery, with the rest of its life or as it is written.</summary>
internal sealed class DeliveryRelease(NumberingDesk numbers, Outbox outbox, CurrentUser user, TimeProvider clock)
{
    /// <summary>It gets its number, and the order, which is locked, notes what it will deliver.</summary>
    public async Task Release(Delivery delivery, Order order, CancellationToken ct)
    {
        delivery.Release(order, by: user.Id, at: clock.GetUtcNow());
        delivery.Name(await numbers.Draw("delivery", ct));
        outbox.Tell("delivery.released", delivery, DeliveryTold.Of(delivery));
    }
}
