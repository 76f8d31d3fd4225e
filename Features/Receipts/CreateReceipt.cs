using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Receipts;

/// <summary>Money from a customer is written down, with the orders it pays for. It counts once finance has confirmed it.</summary>
public static class CreateReceipt
{
    /// <param name="ReceivedDate">Today if not given.</param>
    /// <param name="Reference">What the bank or the payment provider calls it.</param>
    [NeedsKey]
    [Requires("receipts.create")]
    [Refuses("ALLOCATIONS_UNEQUAL", "ORDER_REPEATED", "ORDER_OF_OTHER_CUSTOMER", "CURRENCY_MISMATCH")]
    public sealed record Command(Guid CustomerId, [Amount] Money Amount, PaymentMethod Method, [MinLength(1)] IReadOnlyList<AllocationEntry> Allocations, DateOnly? ReceivedDate,
        [MaxLength(100)] string? Reference, [MaxLength(1000)] string? Remark);

    /// <summary>How much pays for which order; together the amount of the receipt.</summary>
    public sealed record AllocationEntry(Guid OrderId, [Amount] Money Amount);
    public sealed record Result(Guid Id, int Version, ReceiptStatus Status, IReadOnlyList<ReceiptAllocationView> Allocations);

    internal sealed class Handler(Database db, ReceiptStanding standing, CompanyDesk companies) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var customer = await db.Customers.Refer(c => c.Id == command.CustomerId, "/customerId", ct);
            var orders = await db.Orders.AsNoTracking().ReferAll(command.Allocations.Select((a, i) => (a.OrderId, $"/allocations/{i}/orderId")), ct);
            Check(command, orders);

            var receipt = new Receipt(customer, command.Amount.In(customer.Currency, "/amount/currency"), command.Method, command.ReceivedDate ?? await companies.Today(ct))
            {
                Reference = command.Reference, Remark = command.Remark,
            };
            for (var i = 0; i < command.Allocations.Count; i++)
                receipt.Allocate(command.Allocations[i].OrderId, command.Allocations[i].Amount.In(customer.Currency, $"/allocations/{i}/amount/currency"));
            var allocated = receipt.Allocations.Sum(a => a.Amount);
            if (allocated != receipt.Amount) throw ReceiptRefusals.Unequal.At("/allocations", ("allocated", allocated), ("amount", receipt.Amount));
            db.Add(receipt);
            return new(receipt.Id, receipt.Version, receipt.Status, await standing.Of(receipt, orders.Values, ct));
        }

        private static void Check(Command command, Dictionary<Guid, Order> orders)
        {
            var faults = new List<Fault>();
            for (var i = 0; i < command.Allocations.Count; i++)
            {
                var id = command.Allocations[i].OrderId;
                if (orders[id].CustomerId != command.CustomerId) faults.Add(ReceiptRefusals.OtherCustomer.Fault($"/allocations/{i}/orderId"));
                if (command.Allocations.Take(i).Any(a => a.OrderId == id)) faults.Add(ReceiptRefusals.OrderRepeated.Fault($"/allocations/{i}/orderId"));
            }
            if (faults.Count > 0) throw Refusal.Of(faults);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/", nameof(CreateReceipt), "Write down a customer's payment");
}
