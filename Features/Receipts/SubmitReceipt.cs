using Microsoft.EntityFrameworkCore;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Receipts;

/// <summary>A receipt goes to finance to be confirmed, and gets its number.</summary>
public static class SubmitReceipt
{
    [Requires("receipts.submit")]
    [Refuses("RECEIPT_WRONG_STATE")]
    public sealed record Command(Guid ReceiptId);
    public sealed record Result(Guid Id, int Version, string Number, ReceiptStatus Status, IReadOnlyList<ReceiptAllocationView> Allocations);

    internal sealed class Handler(Database db, ReceiptStanding standing, NumberingDesk numbers) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var receipt = await db.Receipts.Include(r => r.Allocations).Require(r => r.Id == command.ReceiptId, ct);
            receipt.Submit();
            receipt.Name(await numbers.Draw("receipt", ct));
            return new(receipt.Id, receipt.Version, receipt.Number!, receipt.Status, await standing.Of(receipt, ct));
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{receiptId}/submit", nameof(SubmitReceipt), "Submit a receipt to finance");
}
