using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Receipts;

/// <summary>A receipt that was not confirmed comes to nothing. A confirmed one can only be reversed.</summary>
public static class CancelReceipt
{
    [Requires("receipts.cancel")]
    [Refuses("RECEIPT_WRONG_STATE")]
    public sealed record Command(Guid ReceiptId, [MaxLength(500)] string? Reason);
    public sealed record Result(Guid Id, int Version, string? Number, ReceiptStatus Status, string? Reason);

    internal sealed class Handler(ReceiptLocks locks, ApprovalsDesk approvals, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var receipt = await locks.One(command.ReceiptId, ct);
            receipt.Cancel(command.Reason);
            await approvals.Void(receipt.Ref, ct);
            outbox.Tell("receipt.cancelled", receipt, ReceiptTold.Of(receipt));
            return new(receipt.Id, receipt.Version, receipt.Number, receipt.Status, receipt.Reason);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{receiptId}/cancel", nameof(CancelReceipt), "Cancel a receipt");
}
