using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesReturns;

/// <summary>The customer does not take our offer and asks for other terms.</summary>
public static class CounterOfferSalesReturn
{
    [Requires("sales-returns.counter-offer")]
    [Refuses("SALES_RETURN_WRONG_STATE", "AGREED_TOO_HIGH", "REDELIVER_WITHOUT_GOODS", "RETURN_LINE_REPEATED", "CURRENCY_MISMATCH")]
    public sealed record Command(Guid ReturnId, IReadOnlyList<ReturnTermsEntry>? Lines, [MaxLength(1000)] string? Remark);

    internal sealed class Handler(SalesReturnLocks locks, ApprovalsDesk approvals, Outbox outbox) : IHandler<Command, SalesReturnView>
    {
        public async Task<SalesReturnView> Handle(Command command, CancellationToken ct)
        {
            var (back, _) = await locks.Both(command.ReturnId, ct);
            back.CounterOffer(ReturnTermsEntry.Of(back, command.Lines), command.Remark);
            await approvals.Void(back.Ref, ct);
            outbox.Tell("sales-return.counter-offered", back, SalesReturnTold.Of(back));
            return SalesReturnView.Of(back);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SalesReturnView, Handler>("/{returnId}/counter-offer", nameof(CounterOfferSalesReturn), "Note the customer's counter-offer");
}
