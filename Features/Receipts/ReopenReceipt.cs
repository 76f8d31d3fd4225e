using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Receipts;

/// <summary>A rejected receipt becomes a draft again, to be changed and submitted anew under the same number.</summary>
public static class ReopenReceipt
{
    [Requires("receipts.reopen")]
    [Refuses("RECEIPT_WRONG_STATE")]
    public sealed record Command(Guid ReceiptId);
    public sealed record Result(Guid Id, int Version, string Number, ReceiptStatus Status);

    internal sealed class Handler(ReceiptLocks locks) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var receipt = await locks.One(command.ReceiptId, ct);
            receipt.Reopen();
            return new(receipt.Id, receipt.Version, receipt.Number!, receipt.Status);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{receiptId}/reopen", nameof(ReopenReceipt), "Make a rejected receipt a draft again");
}
