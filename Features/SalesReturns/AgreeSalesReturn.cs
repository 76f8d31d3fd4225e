using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesReturns;

/// <summary>
/// The terms as they are now are agreed: goods may come in and money may be credited. Where a flow asks for signatures the first call puts the terms up, and the last signer's call agrees them;
/// another offer in between makes the signatures void.
/// </summary>
public static class AgreeSalesReturn
{
    [NeedsKey]
    [Requires("sales-returns.agree")]
    [Refuses("SALES_RETURN_WRONG_STATE", "OVER_RETURN", "AGREED_TOO_HIGH", "APPROVER_MISSING", "NOT_YOUR_TURN", "OWN_DOCUMENT", "APPROVAL_STALE", "ORDER_WRONG_STATE")]
    public sealed record Command(Guid ReturnId, [MaxLength(1000)] string? Remark);

    internal sealed class Handler(SalesReturnLocks locks, Returnable returnable, ApprovalsDesk approvals, Outbox outbox, CurrentUser user, TimeProvider clock) : IHandler<Command, SalesReturnView>
    {
        public async Task<SalesReturnView> Handle(Command command, CancellationToken ct)
        {
            var (back, order) = await locks.Both(command.ReturnId, ct);
            back.RequireNegotiable();
            if (back.Lines.Any(l => l.Resolution == ReturnResolution.Redeliver)) order.RequireApproved();
            await returnable.Check(back, order, ct);
            if (await approvals.PutUpOrSign(Subject(back), command.Remark, ct) == Signed.Last)
            {
                back.Agree(order, by: user.Id, at: clock.GetUtcNow(), command.Remark);
                outbox.Tell("sales-return.agreed", back, SalesReturnTold.Of(back));
            }
            return SalesReturnView.Of(back);
        }

        private static ApprovalSubject Subject(SalesReturn r) => new(r, r.Number!, new
        {
            r.OrderId, r.Agreed, Lines = r.Lines.OrderBy(l => l.Position).Select(l => new { l.DeliveryLineId, l.BatchId, l.BaseQuantity, l.UnitPrice, l.Resolution, l.Disposition }),
        }) { Party = r.CustomerName, OwnerId = r.OwnerId, Amount = r.Agreed, Currency = r.Currency };
    }

    internal static void Map(Doors doors) => doors.Post<Command, SalesReturnView, Handler>("/{returnId}/agree", nameof(AgreeSalesReturn), "Agree the terms of a return");
}

/// <summary>A return whose approval was withdrawn is negotiated on, as it was before.</summary>
internal sealed class ReturnFollowsApproval : IFollowApproval
{
    public string Kind => "sales-return";

    public Task Withdrawn(Guid documentId, CancellationToken ct) => Task.CompletedTask;
}
