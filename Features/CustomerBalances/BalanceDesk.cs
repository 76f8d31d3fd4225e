using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.CustomerBalances;

/// <summary>
/// Where others change customers' balances, in their own transaction. Every verb is one conditional update of the customer's row, and an entry where money came or went;
/// what would take more than is available is refused with BALANCE_SHORT. Whoever changes a balance and a receivable changes the balance first.
/// A holder's document is locked by who holds, frees or spends for it.
/// </summary>
public sealed class BalanceDesk(Database db, CurrentUser user, TimeProvider clock)
{
    /// <summary>Money is kept for the customer: an advance, the value of goods that came back, something taken back that had gone out.</summary>
    public async Task Credit(Guid customerId, string currency, BalanceReason reason, DocumentRef source, decimal amount, CancellationToken ct, string? remark = null)
    {
        if (amount == 0) return;
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        var after = await Change(customerId, amount, held: 0, ct);
        if (after is null) await Open(customerId, currency, ct);
        Note(customerId, currency, reason, source, amount, after ?? await Change(customerId, amount, held: 0, ct) ?? throw new InvalidOperationException("The balance was not opened."), remark);
    }

    /// <summary>Money goes out of what is available, or BALANCE_SHORT.</summary>
    public async Task Debit(Guid customerId, string currency, BalanceReason reason, DocumentRef source, decimal amount, CancellationToken ct, string? remark = null)
    {
        if (amount == 0) return;
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        var after = await Change(customerId, -amount, held: 0, ct) ?? throw await Short(customerId, amount, ct);
        Note(customerId, currency, reason, source, -amount, after, remark);
    }

    /// <summary>What is available pays for orders.</summary>
    public Task Apply(Guid customerId, string currency, DocumentRef source, decimal amount, CancellationToken ct) =>
        Debit(customerId, currency, BalanceReason.Applied, source, amount, ct);

    /// <summary>What paid for orders is available again.</summary>
    public Task Unapply(Guid customerId, string currency, DocumentRef source, decimal amount, CancellationToken ct) =>
        Credit(customerId, currency, BalanceReason.Unapplied, source, amount, ct);

    /// <summary>A part of what is available is held for a document, besides what is held for it already.</summary>
    public async Task Hold(Guid customerId, DocumentRef holder, decimal amount, CancellationToken ct)
    {
        if (amount == 0) return;
        if (await Change(customerId, 0, held: amount, ct) is null) throw await Short(customerId, amount, ct);
        var id = Guid.CreateVersion7();
        await db.Database.ExecuteSqlAsync($"""
            insert into balance_holds (id, customer_id, holder_kind, holder_id, amount) values ({id}, {customerId}, {holder.Kind}, {holder.Id}, {amount})
            on conflict (holder_id) do update set amount = balance_holds.amount + {amount}
            """, ct);
    }

    /// <summary>What is held for a document is available again: all of it, or at most so much. Gives how much that was.</summary>
    public async Task<decimal> Unhold(DocumentRef holder, CancellationToken ct, decimal? most = null)
    {
        var hold = await HoldOf(holder, ct);
        var amount = Math.Min(hold?.Amount ?? 0, most ?? decimal.MaxValue);
        if (amount <= 0) return 0;
        if (await Change(hold!.CustomerId, 0, held: -amount, ct) is null) throw new InvalidOperationException($"The hold of the {holder.Kind} {holder.Id} is not part of its customer's.");
        await db.Database.ExecuteSqlAsync($"update balance_holds set amount = amount - {amount} where holder_id = {holder.Id}", ct);
        return amount;
    }

    /// <summary>At most so much stays held for a document; the rest is available again.</summary>
    public async Task Keep(DocumentRef holder, decimal atMost, CancellationToken ct) =>
        await Unhold(holder, ct, most: ((await HoldOf(holder, ct))?.Amount ?? 0) - atMost);

    /// <summary>All that is held for a document goes out.</summary>
    public async Task Spend(DocumentRef holder, string currency, BalanceReason reason, CancellationToken ct)
    {
        if (await HoldOf(holder, ct) is not { Amount: > 0 } hold) return;
        await Debit(hold.CustomerId, currency, reason, holder, await Unhold(holder, ct), ct);
    }

    /// <summary>What is held for each of these documents, where anything is.</summary>
    public Task<Dictionary<Guid, decimal>> HeldFor(IReadOnlyCollection<Guid> holders, CancellationToken ct) =>
        db.BalanceHolds.AsNoTracking().Where(h => holders.Contains(h.HolderId) && h.Amount > 0).ToDictionaryAsync(h => h.HolderId, h => h.Amount, ct);

    /// <summary>How a customer's balance stands.</summary>
    public async Task<BalanceView> Look(Guid customerId, string currency, CancellationToken ct)
    {
        var (balance, held) = await Standing(customerId, ct);
        return new(customerId, new(balance, currency), new(held, currency), new(balance - held, currency));
    }

    private Task<BalanceHold?> HoldOf(DocumentRef holder, CancellationToken ct) => db.BalanceHolds.AsNoTracking().FirstOrDefaultAsync(h => h.HolderId == holder.Id, ct);

    /// <summary>The check and the change in one statement: the balance after it, or nothing where there is no balance or too little of it.</summary>
    private async Task<decimal?> Change(Guid customerId, decimal amount, decimal held, CancellationToken ct) => await db.Database.SqlQuery<decimal>($"""
        update customer_balances set balance = balance + {amount}, held = held + {held}
        where customer_id = {customerId} and held + {held} >= 0 and balance + {amount} >= held + {held}
        returning balance as "Value"
        """).ToListAsync(ct) is [var after] ? after : null;

    private async Task Open(Guid customerId, string currency, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await db.Database.ExecuteSqlAsync(
            $"insert into customer_balances (id, customer_id, currency, balance, held) values ({id}, {customerId}, {currency}, 0, 0) on conflict (customer_id) do nothing", ct);
    }

    private void Note(Guid customerId, string currency, BalanceReason reason, DocumentRef source, decimal amount, decimal after, string? remark) => db.Add(new BalanceEntry
    {
        Reason = reason, CustomerId = customerId, Source = source, Amount = amount, Balance = after, Currency = currency, Remark = remark,
        PostedBy = user.Id, PostedAt = clock.GetUtcNow(),
    });

    private async Task<(decimal Balance, decimal Held)> Standing(Guid customerId, CancellationToken ct)
    {
        var row = await db.CustomerBalances.AsNoTracking().Where(b => b.CustomerId == customerId).Select(b => new { b.Balance, b.Held }).FirstOrDefaultAsync(ct);
        return (row?.Balance ?? 0, row?.Held ?? 0);
    }

    private async Task<Refusal> Short(Guid customerId, decimal amount, CancellationToken ct)
    {
        if (!user.Caller.Sees(new SellingPriceAttribute())) return CustomerBalanceRefusals.Short.Because();
        var (balance, held) = await Standing(customerId, ct);
        return CustomerBalanceRefusals.Short.Because(("available", balance - held), ("amount", amount));
    }
}
