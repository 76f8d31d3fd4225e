using Waybill.Features.Approvals;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Amendments;

/// <summary>A draft amendment is offered for approval, if it still fits the order. The first time it gets its number. Where its flow lets it pass by itself, it is applied at once.</summary>
public static class SubmitOrderAmendment
{
    [NeedsKey]
    [Requires("order-amendments.submit")]
    [Refuses("AMENDMENT_WRONG_STATE", "ORDER_WRONG_STATE", "APPROVER_MISSING", "AMENDMENT_EMPTY", "BELOW_ISSUED", "BELOW_INVOICED", "NOTHING_TO_CANCEL", "ORDER_REDELIVERY_OPEN",
        "NOTHING_TO_REPRICE", "FREIGHT_FIXED")]
    public sealed record Command(Guid AmendmentId);

    internal sealed class Handler(Database db, AmendmentDrafting drafting, ApprovalsDesk approvals, AmendmentAcceptance acceptance, Outbox outbox) : IHandler<Command, AmendmentView>
    {
        public async Task<AmendmentView> Handle(Command command, CancellationToken ct)
        {
            var (amendment, order) = await db.LockAmendment(command.AmendmentId, ct);
            amendment.Submit();
            order.RequireRunning();
            amendment.TryOn(await drafting.CopyOf(order.Id, ct));
            amendment.Name(amendment.Number ?? order.NameAmendment());
            outbox.Tell("order-amendment.submitted", amendment, AmendmentTold.Of(amendment));
            if (await approvals.Submit(AmendmentAcceptance.Subject(amendment), ct) == Signed.Last) await acceptance.Accept(amendment, order, remark: null, ct);
            return AmendmentView.Of(amendment);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, AmendmentView, Handler>("/{amendmentId}/submit", nameof(SubmitOrderAmendment), "Submit an amendment for approval");
}
