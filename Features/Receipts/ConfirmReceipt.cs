using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Receipts;

/// <summary>
/// Finance has seen the money. With the last signature that its flow asks for it pays what is open of its orders; what is for goods that have not left is held for them
/// in the customer's balance, and what is for no order is available there. No order can be paid beyond what it will come to.
/// </summary>
public static class ConfirmReceipt
{
    [NeedsKey]
    [Requires("receipts.confirm")]
    [Refuses("RECEIPT_WRONG_STATE", "OVER_ALLOCATED", "NOT_YOUR_TURN", "OWN_DOCUMENT", "APPROVAL_STALE")]
    public sealed record Command(Guid ReceiptId, [MaxLength(500)] string? Remark = null);

    /// <param name="Kept">What was kept as the customer's balance; absent while others have to sign.</param>
    public sealed record Result(Guid Id, int Version, string Number, ReceiptStatus Status, DateTimeOffset? ConfirmedAt, IReadOnlyList<ReceiptAllocationView> Allocations,
        [SellingPrice] Money? Kept);

    internal sealed class Handler(ReceiptLocks locks, ApprovalsDesk approvals, ReceiptConfirmation confirmation, ReceiptStanding standing, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var (receipt, orders) = await locks.All(command.ReceiptId, ct);
            receipt.RequireSubmitted();
            if (await approvals.Sign(ReceiptConfirmation.Subject(receipt), command.Remark, ct) == Signed.Last)
            {
                await confirmation.Confirm(receipt, orders, ct);
                outbox.Tell("receipt.confirmed", receipt, ReceiptTold.Of(receipt));
            }
            return new(receipt.Id, receipt.Version, receipt.Number!, receipt.Status, receipt.ConfirmedAt, await standing.Of(receipt, orders, ct),
                receipt.ConfirmedAt is null ? null : new(receipt.Kept, receipt.Currency));
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{receiptId}/confirm", nameof(ConfirmReceipt), "Confirm that the money is there");
}
