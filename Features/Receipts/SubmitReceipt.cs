using Waybill.Features.Approvals;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Receipts;

/// <summary>A receipt goes to finance to be confirmed. The first time it gets its number. Where its flow lets it pass by itself, it is confirmed at once.</summary>
public static class SubmitReceipt
{
    [NeedsKey]
    [Requires("receipts.submit")]
    [Refuses("RECEIPT_WRONG_STATE", "OVER_ALLOCATED", "APPROVER_MISSING")]
    public sealed record Command(Guid ReceiptId);
    public sealed record Result(Guid Id, int Version, string Number, ReceiptStatus Status, IReadOnlyList<ReceiptAllocationView> Allocations);

    internal sealed class Handler(ReceiptLocks locks, ReceiptStanding standing, NumberingDesk numbers, ApprovalsDesk approvals, ReceiptConfirmation confirmation, Outbox outbox)
        : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var (receipt, orders) = await locks.All(command.ReceiptId, ct);
            receipt.Submit();
            receipt.Name(receipt.Number ?? await numbers.Draw("receipt", ct));
            outbox.Tell("receipt.submitted", receipt, ReceiptTold.Of(receipt));
            if (await approvals.Submit(ReceiptConfirmation.Subject(receipt), ct) == Signed.Last)
            {
                await confirmation.Confirm(receipt, orders, ct);
                outbox.Tell("receipt.confirmed", receipt, ReceiptTold.Of(receipt));
            }
            return new(receipt.Id, receipt.Version, receipt.Number!, receipt.Status, await standing.Of(receipt, orders, ct));
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{receiptId}/submit", nameof(SubmitReceipt), "Submit a receipt to finance");
}
