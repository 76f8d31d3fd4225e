using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.BalanceApplications;

/// <summary>What the outside is told of balance that paid for orders.</summary>
[Tells("balance-application.applied", "balance-application.reversed")]
internal sealed record BalanceApplicationTold(Guid Id, string Number, BalanceApplicationStatus Status, Guid CustomerId, [SellingPrice] decimal? Amount, string Currency, IReadOnlyList<Guid> OrderIds)
{
    public static BalanceApplicationTold Of(BalanceApplication a) => new(a.Id, a.Number, a.Status, a.CustomerId, a.Amount, a.Currency, [.. a.ByOrder.Keys.Order()]);
}
