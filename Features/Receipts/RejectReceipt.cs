using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Receipts;

/// <summary>Finance does not find the money, and says so.</summary>
public static class RejectReceipt
{
    [Requires("receipts.reject")]
    [Refuses("RECEIPT_WRONG_STATE", "NOT_YOUR_TURN", "OWN_DOCUMENT")]
    public sealed record Command(Guid ReceiptId, [MaxLength(500)] string Reason);
    public sealed record Result(Guid Id, int Version, string Number, ReceiptStatus Status, string? Reason);

    internal sealed class Handler(ReceiptLocks locks, ApprovalsDesk approvals, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var receipt = await locks.One(command.ReceiptId, ct);
            receipt.Reject(command.Reason);
            await approvals.Reject(receipt.Ref, command.Reason, ct);
            outbox.Tell("receipt.rejected", receipt, ReceiptTold.Of(receipt));
            return new(receipt.Id, receipt.Version, receipt.Number!, receipt.Status, receipt.Reason);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{receiptId}/reject", nameof(RejectReceipt), "Reject a submitted receipt");
}
