using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Amendments;

/// <summary>
/// A manager accepts a submitted amendment. With the last signature that its flow asks for the order changes, as it stands now: where it has moved on so that
/// the amendment no longer fits, that is refused and the amendment stays submitted.
/// </summary>
public static class ApproveOrderAmendment
{
    [NeedsKey]
    [Requires("order-amendments.approve")]
    [Refuses("AMENDMENT_WRONG_STATE", "ORDER_WRONG_STATE", "NOT_YOUR_TURN", "OWN_DOCUMENT", "APPROVAL_STALE", "BELOW_ISSUED", "BELOW_INVOICED", "NOTHING_TO_CANCEL", "ORDER_REDELIVERY_OPEN",
        "NOTHING_TO_REPRICE", "FREIGHT_FIXED")]
    public sealed record Command(Guid AmendmentId, [MaxLength(500)] string? Remark);

    /// <param name="Reservations">What is reserved for the order's lines now, and what is short; empty while others have to sign.</param>
    public sealed record Result(Guid Id, int Version, string Number, AmendmentStatus Status, DateTimeOffset? ApprovedAt, [SellingPrice] Money? TotalBefore, [SellingPrice] Money? TotalAfter,
        IReadOnlyList<OrderReservationView> Reservations);

    internal sealed class Handler(Database db, ApprovalsDesk approvals, AmendmentAcceptance acceptance) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var (amendment, order) = await db.LockAmendment(command.AmendmentId, ct);
            amendment.RequireSubmitted();
            IReadOnlyList<OrderReservationView> reserved = [];
            if (await approvals.Sign(AmendmentAcceptance.Subject(amendment), command.Remark, ct) == Signed.Last) reserved = await acceptance.Accept(amendment, order, command.Remark, ct);
            return new(amendment.Id, amendment.Version, amendment.Number!, amendment.Status, amendment.ApprovedAt, new(amendment.TotalBefore, amendment.Currency),
                new(amendment.TotalAfter, amendment.Currency), reserved);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{amendmentId}/approve", nameof(ApproveOrderAmendment), "Approve a submitted amendment");
}
