using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Receipts;

/// <summary>
/// A confirmed receipt was wrong: counter-entries take back what it paid and what was kept of it, and its orders are open again.
/// Refused when what was kept has been used meanwhile, or a return or the end of an order made what it paid the customer's balance.
/// </summary>
public static class ReverseReceipt
{
    [NeedsKey]
    [Requires("receipts.reverse")]
    [Refuses("RECEIPT_WRONG_STATE", "BALANCE_SHORT", "PAYMENT_CREDITED")]
    public sealed record Command(Guid ReceiptId, [MaxLength(500)] string Reason);
    public sealed record Result(Guid Id, int Version, string Number, ReceiptStatus Status, string? Reason, IReadOnlyList<ReceiptAllocationView> Allocations);

    internal sealed class Handler(ReceiptLocks locks, ReceiptConfirmation confirmation, ReceiptStanding standing, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var (receipt, orders) = await locks.All(command.ReceiptId, ct);
            receipt.Reverse(command.Reason);
            await confirmation.TakeBack(receipt, orders, ct);
            outbox.Tell("receipt.reversed", receipt, ReceiptTold.Of(receipt));
            return new(receipt.Id, receipt.Version, receipt.Number!, receipt.Status, receipt.Reason, await standing.Of(receipt, orders, ct));
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{receiptId}/reverse", nameof(ReverseReceipt), "Reverse a confirmed receipt");
}
