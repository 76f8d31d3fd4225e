using System.ComponentModel.DataAnnotations;
using Waybill.Features.Customers;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Receipts;

/// <summary>Money from a customer is written down, with the orders it is for, if any. It counts once finance has confirmed it.</summary>
public static class CreateReceipt
{
    /// <param name="Allocations">Which orders it is for; of an advance none. What is for no order will be kept as the customer's balance.</param>
    /// <param name="ReceivedDate">Today if not given.</param>
    /// <param name="Reference">What the bank or the payment provider calls it.</param>
    /// <param name="Kind">A receivable receipt if not given.</param>
    [NeedsKey]
    [Requires("receipts.create")]
    [Refuses("ALLOCATIONS_EXCEED_RECEIPT", "ADVANCE_ALLOCATED", "ORDER_REPEATED", "ORDER_OF_OTHER_CUSTOMER", "CURRENCY_MISMATCH", "COMPANY_MISSING")]
    public sealed record Command(Guid CustomerId, [Amount] Money Amount, PaymentMethod Method, IReadOnlyList<AllocationEntry>? Allocations, DateOnly? ReceivedDate,
        [MaxLength(100)] string? Reference, [MaxLength(1000)] string? Remark, ReceiptKind? Kind = null);

    /// <summary>How much is for which order; together at most the amount of the receipt.</summary>
    public sealed record AllocationEntry(Guid OrderId, [Amount] Money Amount);

    /// <param name="Warnings">Codes of what is odd but allowed: RECEIPT_REFERENCE_REPEATED.</param>
    public sealed record Result(Guid Id, int Version, ReceiptStatus Status, IReadOnlyList<ReceiptAllocationView> Allocations, IReadOnlyList<string> Warnings);

    internal sealed class Handler(Database db, ReceiptStanding standing, CompanyDesk companies) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var customer = await db.Customers.Refer(c => c.Id == command.CustomerId, "/customerId", ct);
            var receipt = new Receipt(customer)
            {
                Method = command.Method, ReceivedDate = command.ReceivedDate ?? await companies.Today(ct), Reference = command.Reference, Remark = command.Remark,
            };
            await db.Fill(receipt, command.Kind ?? ReceiptKind.Receivable, command.Amount.In(customer.Currency, "/amount/currency"), command.Allocations ?? [], ct);
            db.Add(receipt);
            return new(receipt.Id, receipt.Version, receipt.Status, await standing.Of(receipt, ct), await standing.Warnings(receipt, ct));
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/", nameof(CreateReceipt), "Write down a customer's payment");
}
