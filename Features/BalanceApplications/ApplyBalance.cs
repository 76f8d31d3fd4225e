using System.ComponentModel.DataAnnotations;
using Waybill.Features.CustomerBalances;
using Waybill.Features.Customers;
using Waybill.Features.Numbering;
using Waybill.Features.Receivables;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.BalanceApplications;

/// <summary>
/// A customer's balance pays for what is open: for the orders, deliveries and invoices that are named, or for the oldest first. What was held for an order is used for it
/// before anything else. With validateOnly it shows what it would pay.
/// </summary>
public static class ApplyBalance
{
    /// <param name="Allocations">What is paid; if not given, what is open, the oldest first.</param>
    /// <param name="Amount">At most this much in all; everything that is available if not given.</param>
    [NeedsKey]
    [Requires("balance-applications.apply")]
    [Refuses("BALANCE_SHORT", "OVER_ALLOCATED", "NOTHING_TO_APPLY", "ORDER_OF_OTHER_CUSTOMER", "ORDER_REPEATED", "DOCUMENT_OF_OTHER_ORDER", "CURRENCY_MISMATCH")]
    public sealed record Command(Guid CustomerId, [MinLength(1)] IReadOnlyList<AllocationEntry>? Allocations, [Amount] Money? Amount, [MaxLength(1000)] string? Remark);

    /// <summary>An order, or a delivery or an invoice of it.</summary>
    /// <param name="Amount">As much as is open and available if not given.</param>
    public sealed record AllocationEntry(Guid OrderId, Guid? DeliveryId, Guid? InvoiceId, [Amount] Money? Amount);

    internal sealed class Handler(Database db, BalanceTargets targets, BalanceDesk balances, ReceivablesDesk receivables, NumberingDesk numbers, Outbox outbox) : IHandler<Command, BalanceApplicationView>
    {
        public async Task<BalanceApplicationView> Handle(Command command, CancellationToken ct)
        {
            var customer = await db.Customers.Refer(c => c.Id == command.CustomerId, "/customerId", ct);
            var wanted = command.Allocations is { } named ? await targets.Named(customer, named, ct) : await targets.OldestFirst(customer, ct);
            var held = await balances.HeldFor([.. wanted.Select(t => t.Order.Id)], ct);
            var available = (await balances.Look(customer.Id, customer.Currency, ct)).Available!.Amount;

            var application = new BalanceApplication(customer, await numbers.Draw("balance-application", ct)) { Remark = command.Remark };
            Spread(application, wanted, held, available, command.Amount?.In(customer.Currency, "/amount/currency"));
            if (application.Amount == 0) throw BalanceApplicationRefusals.NothingToApply.Because();
            db.Add(application);

            var orders = wanted.Select(t => t.Order).DistinctBy(o => o.Id).ToDictionary(o => o.Id);
            foreach (var (order, amount) in application.ByOrder) await balances.Unhold(orders[order].Ref, ct, most: amount);
            await balances.Apply(customer.Id, customer.Currency, application.Ref, application.Amount, ct);
            await receivables.Settle(application.Payments(orders), ct);
            foreach (var (order, amount) in application.ByOrder) orders[order].Receive(amount);
            outbox.Tell("balance-application.applied", application, BalanceApplicationTold.Of(application));
            return BalanceApplicationView.Of(application, orders, await balances.Look(customer.Id, customer.Currency, ct));
        }

        /// <summary>What was asked for, in the order of the targets, as far as it is open; what was not asked for in figures, as far as the money goes.</summary>
        private void Spread(BalanceApplication application, IReadOnlyList<BalanceTarget> wanted, Dictionary<Guid, decimal> held, decimal available, decimal? most)
        {
            foreach (var target in wanted)
            {
                var (order, own) = (target.Order, held.GetValueOrDefault(target.Order.Id));
                var open = Math.Min(target.Most, order.Open - application.ByOrder.GetValueOrDefault(order.Id));
                if (target.Asked > open) throw receivables.OverAllocated(order.Number, open, target.Asked.Value);
                var amount = Math.Min(target.Asked ?? Math.Min(open, own + available), (most ?? decimal.MaxValue) - application.Amount);
                if (amount <= 0) continue;
                held[order.Id] = Math.Max(0, own - amount);
                available = Math.Max(0, available - Math.Max(0, amount - own));
                application.Allocate(order.Id, target.DeliveryId, target.InvoiceId, amount);
            }
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, BalanceApplicationView, Handler>("/", nameof(ApplyBalance), "Pay for orders out of a customer's balance");
}
