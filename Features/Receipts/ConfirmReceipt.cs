using Waybill.Features.Receivables;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Receipts;

/// <summary>Finance has seen the money: it pays for its orders now. No order can be paid beyond what is open for it.</summary>
public static class ConfirmReceipt
{
    [NeedsKey]
    [Requires("receipts.confirm")]
    [Refuses("RECEIPT_WRONG_STATE", "OVER_ALLOCATED")]
    public sealed record Command(Guid ReceiptId);
    public sealed record Result(Guid Id, int Version, string Number, ReceiptStatus Status, DateTimeOffset? ConfirmedAt, IReadOnlyList<ReceiptAllocationView> Allocations);

    internal sealed class Handler(ReceiptLocks locks, ReceivablesDesk receivables, ReceiptStanding standing, Outbox outbox, CurrentUser user, TimeProvider clock) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var (receipt, orders) = await locks.All(command.ReceiptId, ct);
            receipt.Confirm(by: user.Id, at: clock.GetUtcNow());
            await receivables.Settle(ReceiptLocks.Payments(receipt, orders), ct);
            foreach (var order in orders) order.Receive(receipt.AmountFor(order.Id));
            outbox.Tell("receipt.confirmed", receipt, ReceiptTold.Of(receipt));
            return new(receipt.Id, receipt.Version, receipt.Number!, receipt.Status, receipt.ConfirmedAt, await standing.Of(receipt, orders, ct));
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{receiptId}/confirm", nameof(ConfirmReceipt), "Confirm that the money is there");
}
