using Waybill.Features.Numbering;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesReturns;

/// <summary>A return is put to whoever decides on the money. From here its goods count as given back, and it has its number.</summary>
public static class SubmitSalesReturn
{
    [Requires("sales-returns.submit")]
    [Refuses("SALES_RETURN_WRONG_STATE", "OVER_RETURN", "AGREED_TOO_HIGH")]
    public sealed record Command(Guid ReturnId);

    internal sealed class Handler(SalesReturnLocks locks, Returnable returnable, NumberingDesk numbers, Outbox outbox) : IHandler<Command, SalesReturnView>
    {
        public async Task<SalesReturnView> Handle(Command command, CancellationToken ct)
        {
            var (back, order) = await locks.Both(command.ReturnId, ct);
            back.Submit();
            await returnable.Check(back, order, ct);
            back.Name(back.Number ?? await numbers.Draw("sales-return", ct));
            outbox.Tell("sales-return.submitted", back, SalesReturnTold.Of(back));
            return SalesReturnView.Of(back);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SalesReturnView, Handler>("/{returnId}/submit", nameof(SubmitSalesReturn), "Submit a return");
}
