using Waybill.Features.Approvals;
using Waybill.Features.CustomerBalances;
using Waybill.Features.Customers;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Refunds;

/// <summary>What follows when a refund is confirmed, by a person's signature or by a flow that lets it pass: what was held for it has left.</summary>
internal sealed class RefundPayment(BalanceDesk balances, CompanyDesk companies, CurrentUser user, TimeProvider clock)
{
    /// <param name="paidDate">Today if not given.</param>
    public async Task Pay(Refund refund, DateOnly? paidDate, string? reference, CancellationToken ct)
    {
        refund.Confirm(paidDate ?? await companies.Today(ct), reference, by: user.Id, at: clock.GetUtcNow());
        await balances.Spend(refund.Ref, refund.Currency, BalanceReason.Refund, ct);
    }

    /// <summary>What is approved with a refund: the money, and where it goes.</summary>
    public static ApprovalSubject Subject(Refund r) => new(r, r.Number!, new { r.CustomerId, r.Currency, r.Amount, r.Method, r.Account })
    {
        Party = r.CustomerName, OwnerId = r.OwnerId, Amount = r.Amount, Currency = r.Currency,
    };
}

/// <summary>A refund whose approval was withdrawn is a draft again, and nothing is held for it.</summary>
internal sealed class RefundFollowsApproval(Database db, BalanceDesk balances) : IFollowApproval
{
    public string Kind => "refund";

    public async Task Withdrawn(Guid documentId, CancellationToken ct)
    {
        var refund = await db.Every<Refund>().RequireLocked(db, documentId, ct);
        refund.Withdraw();
        await balances.Unhold(refund.Ref, ct);
    }
}
