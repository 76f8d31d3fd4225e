using Waybill.Features.Approvals;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Deliveries;

/// <summary>Lets the goods of a delivery leave over the credit limit, once everybody has signed whom a flow for deliveries asks.</summary>
internal sealed class CreditOverride(ApprovalsDesk approvals, CurrentUser user)
{
    public async Task Decide(Delivery delivery, Order order, string reason, CancellationToken ct)
    {
        var worth = delivery.Lines.Sum(l => l.Amount);
        var lines = delivery.Lines.OrderBy(l => l.Position).Select(l => new { l.OrderLineId, l.BaseQuantity, l.Amount });
        var subject = new ApprovalSubject(delivery, delivery.Number ?? delivery.OrderNumber, new { delivery.OrderId, Lines = lines })
        {
            Party = delivery.CustomerName, OwnerId = delivery.OwnerId, Amount = worth, Currency = order.Currency,
        };
        if (await approvals.PutUpOrSign(subject, reason, ct) == Signed.Last) delivery.OverrideCredit(reason, by: user.Id);
    }
}

/// <summary>A delivery whose approval was withdrawn stays what it was: held to the credit limit.</summary>
internal sealed class DeliveryFollowsApproval : IFollowApproval
{
    public string Kind => "delivery";

    public Task Withdrawn(Guid documentId, CancellationToken ct) => Task.CompletedTask;
}
