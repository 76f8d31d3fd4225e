using Waybill.Features.Approvals;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Features.Receivables;
using Waybill.Features.Stock;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Amendments;

/// <summary>What follows when an amendment is approved: the order changes, what is reserved for it follows, and so does what its customer owes, to the cent.</summary>
internal sealed class AmendmentAcceptance(StockDesk stock, ReceivablesDesk receivables, CompanyDesk companies, Outbox outbox, CurrentUser user, TimeProvider clock)
{
    /// <summary>Gives what is reserved and what is short now.</summary>
    public async Task<IReadOnlyList<OrderReservationView>> Accept(OrderAmendment amendment, Order order, string? remark, CancellationToken ct)
    {
        var more = amendment.Approve(order, by: user.Id, at: clock.GetUtcNow(), remark);
        var held = await stock.Fit(order.Ref, order.Unheld([]), reserveMore: order.ReservationPolicy == ReservationPolicy.OnApprove, ct);
        var owing = new Owing(order.CustomerId, amendment.Ref, order.Ref, order.Number!, order.Currency);
        if (more > 0) await receivables.Charge(owing, more, await companies.Today(ct), allowOverLimit: true, ct);
        else await receivables.Credit(owing, -more, ct);
        outbox.Tell("order-amendment.approved", amendment, AmendmentTold.Of(amendment));
        outbox.Tell("order.amended", order, OrderTold.Of(order));
        return order.Views([], held);
    }

    /// <summary>What is approved with an amendment: everything that will be different.</summary>
    public static ApprovalSubject Subject(OrderAmendment a) => new(a, a.Number!, new
    {
        a.OrderId, a.Freight, a.RequestedDate, a.ShipTo, a.TotalAfter,
        Lines = a.Lines.OrderBy(l => l.Position).Select(l => new { l.Added, l.ItemId, l.Unit, l.Quantity, l.UnitPrice, l.DiscountRate, l.PromisedDate, l.DropRemainder, l.TaxRate, l.TaxIncluded }),
    })
    {
        Party = a.CustomerName, OwnerId = a.OwnerId, Amount = a.TotalAfter, Currency = a.Currency, DiscountRate = a.Lines.Select(l => l.DiscountRate ?? 0).DefaultIfEmpty().Max(),
    };
}

/// <summary>An amendment whose approval was withdrawn is a draft again.</summary>
internal sealed class AmendmentFollowsApproval(Database db) : IFollowApproval
{
    public string Kind => "order-amendment";

    public async Task Withdrawn(Guid documentId, CancellationToken ct) => (await db.LockAmendmentBehind(documentId, ct)).Withdraw();
}
