using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.CustomerBalances;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.ReceiptPlans;

/// <summary>
/// When an order is to be paid is agreed, as a whole: by amounts that add up to the order, or by shares that add up to 1. It may be set anew; instalments that are paid stay.
/// </summary>
public static class SetReceiptPlan
{
    [Requires("receipt-plans.set")]
    [Refuses("ORDER_WRONG_STATE", "INSTALMENTS_MIXED", "SHARES_UNEQUAL", "INSTALMENTS_UNEQUAL", "PLAN_MATCHED", "CURRENCY_MISMATCH", "COMPANY_MISSING")]
    public sealed record Command(Guid OrderId, [MinLength(1), MaxLength(100)] IReadOnlyList<InstalmentEntry> Instalments);

    /// <param name="Amount">So much; or its share is given.</param>
    /// <param name="Share">A share of the order: 0.3 for 30 %.</param>
    public sealed record InstalmentEntry(DateOnly DueDate, [Amount, SellingPrice] Money? Amount, [Rate] decimal? Share, [MaxLength(500)] string? Remark);

    internal sealed class Handler(Database db, BalanceDesk balances, CompanyDesk companies, Outbox outbox) : IHandler<Command, ReceiptPlanView>
    {
        public async Task<ReceiptPlanView> Handle(Command command, CancellationToken ct)
        {
            var order = await db.RequireLockedOrder(command.OrderId, ct);
            order.RequirePayable();
            var plan = await db.Every<ReceiptPlan>().Include(p => p.Instalments).FirstOrDefaultAsync(p => p.OrderId == order.Id, ct);
            if (plan is null) db.Add(plan = new(order));
            var received = order.Received + (await balances.HeldFor([order.Id], ct)).GetValueOrDefault(order.Id);
            plan.Set(order, [.. command.Instalments.Select((e, i) => new PlannedInstalment(e.DueDate, e.Amount?.In(order.Currency, $"/instalments/{i}/amount/currency"), e.Share, e.Remark))], received);
            outbox.Tell("receipt-plan.set", plan, ReceiptPlanTold.Of(plan));
            return ReceiptPlanView.Of(plan, order.Due, received, await companies.Today(ct));
        }
    }

    internal static void Map(Doors doors) => doors.Put<Command, ReceiptPlanView, Handler>("/{orderId}", nameof(SetReceiptPlan), "Set when an order is to be paid");
}
