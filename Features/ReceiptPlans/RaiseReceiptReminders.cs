using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Features.Reminders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Jobs;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.ReceiptPlans;

/// <summary>Whom an order belongs to is reminded three days before an instalment of it is due, once, unless it is paid by then. It runs by itself every hour, some hundreds at a time.</summary>
public static class RaiseReceiptReminders
{
    private const int AtATime = 200;
    private const int DaysBefore = 3;
    private const string About = "receipt-due";

    [Requires("receipt-plans.remind")]
    [Refuses("COMPANY_MISSING")]
    public sealed record Command;

    /// <param name="More">Whether there may be still some to raise.</param>
    public sealed record Result(int Raised, bool More) : IGoesOn;

    internal sealed class Handler(Database db, RemindersDesk reminders, CompanyDesk companies) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var soon = (await companies.Today(ct)).AddDays(DaysBefore);
            var raised = db.Every<Reminder>();
            var due = await db.Every<ReceiptPlan>().Where(p => p.OwnerId != null && p.Order.Status != OrderStatus.Cancelled).SelectMany(p => p.Instalments)
                .Where(i => i.DueDate <= soon).Where(db.IsOpen())
                .Where(i => !raised.Any(r => r.About == About && r.EmployeeId == i.Plan.OwnerId && r.DocumentId == i.Plan.OrderId && r.Due == i.DueDate))
                .OrderBy(i => i.DueDate).ThenBy(i => i.Id).Take(AtATime)
                .Select(i => new { i.DueDate, i.Plan.OrderId, i.Plan.OrderNumber, i.Plan.CustomerName, EmployeeId = i.Plan.OwnerId!.Value }).ToListAsync(ct);
            foreach (var one in due.DistinctBy(d => (d.OrderId, d.DueDate)))
                await reminders.Raise(new(new("order", one.OrderId), About, one.EmployeeId, one.DueDate, $"回款到期 Payment due: {one.OrderNumber} {one.CustomerName}"), ct);
            return new(due.Count, More: due.Count == AtATime);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/remind", nameof(RaiseReceiptReminders), "Remind of payments that are due soon");
}
