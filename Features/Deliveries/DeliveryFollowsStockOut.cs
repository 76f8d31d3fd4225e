using Waybill.Features.CustomerBalances;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Features.Receivables;
using Waybill.Features.StockOuts;

namespace Waybill.Features.Deliveries;

/// <summary>When goods leave against a delivery, it and its order count them and the customer owes for them; when that is reversed, all goes back.</summary>
internal sealed class DeliveryFollowsStockOut(DeliveryLocks locks, BalanceDesk balances, ReceivablesDesk receivables, CompanyDesk companies) : IFollowStockOut
{
    public string Kind => "delivery";

    public Task Lock(Guid documentId, CancellationToken ct) => locks.Behind(documentId, ct);

    public async Task Confirmed(StockOutFact fact, CancellationToken ct)
    {
        var (delivery, order) = await locks.Behind(fact.Authority.Id, ct);
        var amount = fact.Lines.Sum(l => delivery.Issued(order, LineOf(delivery, l), l.Quantity));
        order.Charge(amount);
        var left = (await companies.Get(ct)).DateOf(fact.EffectiveAt);
        await receivables.Charge(Owing(delivery, order), amount, left, allowOverLimit: delivery.CreditOverrideReason is not null, ct);
    }

    public async Task Reversed(StockOutFact fact, CancellationToken ct)
    {
        var (delivery, order) = await locks.Behind(fact.Authority.Id, ct);
        var amount = fact.Lines.Sum(l => delivery.TakenBack(order, LineOf(delivery, l), l.Quantity));
        order.Charge(-amount);
        if (order.Status == OrderStatus.Closed) await order.GiveBackExcess(balances, receivables, ct);
        await receivables.Credit(Owing(delivery, order), amount, ct);
    }

    private static DeliveryLine LineOf(Delivery delivery, IssuedLine issued) => delivery.Lines.Single(l => l.Id == issued.AuthorityLineId);

    private static Owing Owing(Delivery delivery, Order order) => new(order.CustomerId, delivery.Ref, order.Ref, order.Number!, order.Currency);
}
