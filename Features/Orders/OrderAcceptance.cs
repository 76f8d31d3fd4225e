using Waybill.Features.Approvals;
using Waybill.Features.CustomerBalances;
using Waybill.Features.Customers;
using Waybill.Features.Numbering;
using Waybill.Features.Organization;
using Waybill.Features.Quotes;
using Waybill.Features.Receivables;
using Waybill.Features.Stock;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Orders;

/// <summary>How far an order goes at once when it is entered.</summary>
public enum OrderStep
{
    /// <summary>It is offered for approval; needs the permission orders.submit.</summary>
    Submitted,

    /// <summary>It is approved as well, unless an approval flow applies, which then decides; needs the permission orders.approve too.</summary>
    Approved,
}

/// <summary>Offers an order for approval. The first time it gets its number. Where its flow lets it pass by itself, it is approved at once.</summary>
internal sealed class OrderSubmission(NumberingDesk numbers, ApprovalsDesk approvals, OrderAcceptance acceptance, Margins margins, Outbox outbox)
{
    /// <summary>Gives what was reserved and what is short, if it was approved.</summary>
    public async Task<IReadOnlyList<OrderReservationView>?> Take(Order order, OrderStep step, CancellationToken ct)
    {
        order.Submit();
        order.Name(order.Number ?? await numbers.Draw("order", ct));
        outbox.Tell("order.submitted", order, OrderTold.Of(order));
        if (await approvals.Submit(OrderAcceptance.Subject(order, margins), ct, decides: step == OrderStep.Approved) != Signed.Last) return null;
        var reserved = await acceptance.Accept(order, remark: null, ct);
        outbox.Tell("order.approved", order, OrderTold.Of(order));
        return reserved;
    }
}

/// <summary>What follows when an order is approved, by a person's signature or by a flow that lets it pass: its customer is a formal one, and what stock there is is reserved.</summary>
internal sealed class OrderAcceptance(Database db, StockDesk stock, ReceivablesDesk receivables, CompanyDesk companies, CurrentUser user, TimeProvider clock)
{
    /// <summary>Gives what was reserved and what is short; neither that nor exceeded credit refuses the approval.</summary>
    public async Task<IReadOnlyList<OrderReservationView>> Accept(Order order, string? remark, CancellationToken ct)
    {
        order.Approve(by: user.Id, at: clock.GetUtcNow(), remark);
        order.Tolerate((await companies.Get(ct)).OverDeliveryRate);
        (await db.Known<Customer>(order.CustomerId, ct)).BecomeFormal();
        return order.Views([], order.ReservationPolicy == ReservationPolicy.OnApprove ? await stock.ReserveAvailable(order.Ref, order.Unheld([]), born: order.Version == 0, ct) : []);
    }

    public Task<CreditView> Credit(Order order, CancellationToken ct) => receivables.Look(order.CustomerId, order.Total, order.Currency, ct);

    /// <summary>What is approved with an order: everything the customer would hold us to.</summary>
    public static ApprovalSubject Subject(Order o, Margins margins) => new(o, o.Number!, new
    {
        o.CustomerId, o.Currency, o.Total, o.Net, o.Tax, o.Freight, o.OrderDate, o.ShipTo,
        Lines = o.Lines.OrderBy(l => l.Position).Select(l => new { l.ItemId, l.Quantity, l.Unit, l.UnitPrice, l.DiscountRate, l.TaxRate, l.TaxIncluded, l.PromisedDate }),
    })
    {
        Party = o.CustomerName, OwnerId = o.OwnerId, Amount = o.Total, Currency = o.Currency, DiscountRate = o.Lines.Select(l => l.EffectiveDiscount).DefaultIfEmpty().Max(),
        Margin = async ct => (await margins.Of(o.Currency, o.Lines, ct)).Whole,
    };
}

/// <summary>An order whose approval was withdrawn is a draft again.</summary>
internal sealed class OrderFollowsApproval(Database db) : IFollowApproval
{
    public string Kind => "order";

    public async Task Withdrawn(Guid documentId, CancellationToken ct) => (await db.LockOrderBehind(documentId, ct)).Withdraw();
}

/// <summary>Money of orders whose goods did not leave after all.</summary>
public static class OrderExcess
{
    /// <summary>What was paid for it beyond what is charged now is the customer's balance, in the caller's transaction.</summary>
    public static async Task GiveBackExcess(this Order order, BalanceDesk balances, ReceivablesDesk receivables, CancellationToken ct)
    {
        var excess = order.ReleaseExcess();
        if (excess == 0) return;
        await balances.Unapply(order.CustomerId, order.Currency, order.Ref, excess, ct);
        await receivables.Unsettle([(new(order.CustomerId, order.Ref, order.Ref, order.Number!, order.Currency), excess)], ct);
    }
}
