using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Receivables;

/// <summary>For which order of which customer an amount is owed, and which document says so.</summary>
public sealed record Owing(Guid CustomerId, DocumentRef Source, DocumentRef Order, string OrderNumber, string Currency);

/// <summary>
/// Where others charge and settle customers' accounts. Account and receivable rows are changed by one conditional update each, in this order:
/// the orders' receivables by order id, then the account, so that parallel work waits but never deadlocks. A customer's balance is changed before them.
/// </summary>
public sealed class ReceivablesDesk(Database db, IEnumerable<ICoverCredit> covers, CurrentUser user, TimeProvider clock)
{
    private const string Charging = """
        insert into receivables (id, customer_id, order_id, order_number, currency, charged, settled, due_date, created_at)
        values ($1, $2, $3, $4, $5, $6, 0, $7::date + (select payment_term_days from customers where id = $2), $8)
        on conflict (order_id) do update set charged = receivables.charged + excluded.charged,
            due_date = case when receivables.charged > receivables.settled then least(receivables.due_date, excluded.due_date) else excluded.due_date end
        """;
    private const string Checking = """
        update receivable_accounts a set open = a.open + $1 from customers c
        where a.customer_id = $2 and c.id = a.customer_id and ($3 or c.credit_limit is null or a.open + $1 <= c.credit_limit + $4)
        """;

    /// <summary>
    /// More is owed; CREDIT_EXCEEDED when that, less what we have of the customer's money, is more than its limit allows, unless that was permitted. That money is looked at behind
    /// the lock of the account: what is just being applied then counts as money or as paid, never as both. It is due as many days after the day it counts from as the customer
    /// has; an order of which something is open stays due when that is.
    /// </summary>
    public async Task Charge(Owing owing, decimal amount, DateOnly from, bool allowOverLimit, CancellationToken ct)
    {
        if (amount == 0) return;
        Note(owing, ReceivableReason.Charge, amount);
        if (await PostAndOwe(owing, amount, from, allowOverLimit, ct)) return;
        await OpenAccount(owing, ct);
        if (!await Owe(owing.CustomerId, amount, allowOverLimit, ct, await covers.Of(owing.CustomerId, ct))) throw await Exceeded(owing.CustomerId, amount, ct);
    }

    /// <summary>What was charged is taken back.</summary>
    public async Task Credit(Owing owing, decimal amount, CancellationToken ct)
    {
        if (amount == 0) return;
        var order = owing.Order.Id;
        await db.Database.ExecuteSqlAsync($"update receivables set charged = charged - {amount} where order_id = {order}", ct);
        Note(owing, ReceivableReason.ChargeReversal, -amount);
        await Owe(owing.CustomerId, -amount, allowOverLimit: true, ct);
    }

    /// <summary>Money pays for orders of one customer; OVER_ALLOCATED when it is more than what is open for one of them.</summary>
    public async Task Settle(IReadOnlyList<(Owing Owing, decimal Amount)> payments, CancellationToken ct)
    {
        if (payments.Count == 0) return;
        foreach (var (owing, amount) in payments.OrderBy(p => p.Owing.Order.Id))
        {
            var order = owing.Order.Id;
            var rows = await db.Database.ExecuteSqlAsync($"update receivables set settled = settled + {amount} where order_id = {order} and charged - settled >= {amount}", ct);
            if (rows == 0) throw await Over(owing, amount, ct);
            Note(owing, ReceivableReason.Settlement, -amount);
        }
        await Owe(payments[0].Owing.CustomerId, -payments.Sum(p => p.Amount), allowOverLimit: true, ct);
    }

    /// <summary>Money that paid for orders was not received after all. It is owed again, whatever the credit limit; PAYMENT_CREDITED where a return, or the end of the order, made a balance of it.</summary>
    public async Task Unsettle(IReadOnlyList<(Owing Owing, decimal Amount)> payments, CancellationToken ct)
    {
        if (payments.Count == 0) return;
        foreach (var (owing, amount) in payments.OrderBy(p => p.Owing.Order.Id))
        {
            var order = owing.Order.Id;
            var rows = await db.Database.ExecuteSqlAsync($"update receivables set settled = settled - {amount} where order_id = {order} and settled >= {amount}", ct);
            if (rows == 0) throw ReceivableRefusals.PaymentCredited.Because(("order", owing.OrderNumber));
            Note(owing, ReceivableReason.SettlementReversal, amount);
        }
        await Owe(payments[0].Owing.CustomerId, payments.Sum(p => p.Amount), allowOverLimit: true, ct);
    }

    /// <summary>How the customer's credit stands, and would stand with this much more owed.</summary>
    public async Task<CreditView> Look(Guid customerId, decimal more, string currency, CancellationToken ct)
    {
        var (limit, open, balance) = await Standing(customerId, ct);
        return new(limit is { } most ? new(most, currency) : null, new(open, currency), new(open + more, currency), new(balance, currency), open + more > limit + balance);
    }

    /// <summary>The refusal of more for an order than is open for it; the amounts only for those who may know them.</summary>
    public Refusal OverAllocated(string? order, decimal open, decimal amount) => !MaySeeAmounts ? ReceivableRefusals.OverAllocated.Because(("order", order))
        : ReceivableRefusals.OverAllocated.Because(("order", order), ("open", open), ("amount", amount));

    /// <summary>The order's receivable and then the customer's account, in one trip; tells what <see cref="Owe"/> tells.</summary>
    private Task<bool> PostAndOwe(Owing owing, decimal amount, DateOnly from, bool allowOverLimit, CancellationToken ct)
    {
        db.Ahead(new(Charging, Guid.CreateVersion7(), owing.CustomerId, owing.Order.Id, owing.OrderNumber, owing.Currency, amount, from, clock.GetUtcNow()));
        return Owe(owing.CustomerId, amount, allowOverLimit, ct);
    }

    /// <summary>The credit check and the change of the account in one statement: true unless there is no account or the limit forbids it.</summary>
    private async Task<bool> Owe(Guid customerId, decimal more, bool allowOverLimit, CancellationToken ct, decimal covered = 0) =>
        await db.Write([new(Checking, more, customerId, allowOverLimit, covered)], ct) is [1];

    /// <summary>There is an account after it, and it is locked.</summary>
    private async Task OpenAccount(Owing owing, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await db.Database.ExecuteSqlAsync($"""
            insert into receivable_accounts (id, customer_id, currency, open) values ({id}, {owing.CustomerId}, {owing.Currency}, 0)
            on conflict (customer_id) do update set open = receivable_accounts.open
            """, ct);
    }

    private void Note(Owing owing, ReceivableReason reason, decimal amount) => db.Add(new ReceivableEntry
    {
        Reason = reason, CustomerId = owing.CustomerId, OrderId = owing.Order.Id, Source = owing.Source, Amount = amount, Currency = owing.Currency,
        PostedBy = user.Id, PostedAt = clock.GetUtcNow(),
    });

    private async Task<(decimal? Limit, decimal Open, decimal Balance)> Standing(Guid customerId, CancellationToken ct)
    {
        var accounts = db.ReceivableAccounts;
        var row = await db.Set<Customers.Customer>().Where(c => c.Id == customerId)
            .Select(c => new { c.CreditLimit, Open = accounts.Where(a => a.CustomerId == c.Id).Select(a => (decimal?)a.Open).FirstOrDefault() }).SingleAsync(ct);
        return (row.CreditLimit, row.Open ?? 0, await covers.Of(customerId, ct));
    }

    private async Task<Refusal> Exceeded(Guid customerId, decimal amount, CancellationToken ct)
    {
        if (!MaySeeAmounts) return ReceivableRefusals.CreditExceeded.Because();
        var (limit, open, balance) = await Standing(customerId, ct);
        return ReceivableRefusals.CreditExceeded.Because(("limit", limit), ("open", open), ("balance", balance), ("amount", amount));
    }

    private async Task<Refusal> Over(Owing owing, decimal amount, CancellationToken ct)
    {
        var order = owing.Order.Id;
        return OverAllocated(owing.OrderNumber, await db.Receivables.Where(r => r.OrderId == order).Select(r => r.Charged - r.Settled).FirstOrDefaultAsync(ct), amount);
    }

    private bool MaySeeAmounts => user.Caller.Sees(new SellingPriceAttribute());
}
