using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Receipts;

/// <summary>Finance does not find the money, and says so.</summary>
public static class RejectReceipt
{
    [Requires("receipts.reject")]
    [Refuses("RECEIPT_WRONG_STATE")]
    public sealed record Command(Guid ReceiptId, [MaxLength(500)] string Reason);
    public sealed record Result(Guid Id, int Version, string Number, ReceiptStatus Status, string? Reason);

    internal sealed class Handler(Database db) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var receipt = await db.Receipts.Require(r => r.Id == command.ReceiptId, ct);
            receipt.Reject(command.Reason);
            return new(receipt.Id, receipt.Version, receipt.Number!, receipt.Status, receipt.Reason);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{receiptId}/reject", nameof(RejectReceipt), "Reject a submitted receipt");
}
