using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Receipts;

/// <summary>A draft receipt changes. Allocations are replaced as a whole; the customer stays.</summary>
public static class UpdateReceipt
{
    [Requires("receipts.update")]
    [Refuses("RECEIPT_WRONG_STATE", "ALLOCATIONS_EXCEED_RECEIPT", "ADVANCE_ALLOCATED", "ORDER_REPEATED", "ORDER_OF_OTHER_CUSTOMER", "CURRENCY_MISMATCH")]
    public sealed record Command(Guid ReceiptId, int Version, Patch<ReceiptKind> Kind = default, [Amount] Patch<Money> Amount = default, Patch<PaymentMethod> Method = default,
        Patch<IReadOnlyList<CreateReceipt.AllocationEntry>> Allocations = default, Patch<DateOnly> ReceivedDate = default, [MaxLength(100)] Patch<string?> Reference = default,
        [MaxLength(1000)] Patch<string?> Remark = default);

    internal sealed class Handler(Database db, ReceiptLocks locks, ReceiptStanding standing) : IHandler<Command, GetReceipt.Result>
    {
        public async Task<GetReceipt.Result> Handle(Command command, CancellationToken ct)
        {
            var receipt = (await locks.One(command.ReceiptId, ct)).At(command.Version);
            receipt.RequireDraft();
            receipt.Method = command.Method.Or(receipt.Method);
            receipt.ReceivedDate = command.ReceivedDate.Or(receipt.ReceivedDate);
            receipt.Reference = command.Reference.Or(receipt.Reference);
            receipt.Remark = command.Remark.Or(receipt.Remark);
            if (command.Kind.IsSet || command.Amount.IsSet || command.Allocations.IsSet)
                await db.Fill(receipt, command.Kind.Or(receipt.Type), command.Amount.Or(new(receipt.Amount, receipt.Currency)).In(receipt.Currency, "/amount/currency"),
                    command.Allocations.Or([.. receipt.Allocations.OrderBy(a => a.Position).Select(a => new CreateReceipt.AllocationEntry(a.OrderId, new(a.Amount, receipt.Currency)))]), ct);
            return await standing.Whole(receipt, ct);
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, GetReceipt.Result, Handler>("/{receiptId}", nameof(UpdateReceipt), "Change a draft receipt");
}
