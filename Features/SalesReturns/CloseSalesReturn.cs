using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesReturns;

/// <summary>Goods, money and redelivery of a return are done. Goods that are still awaited will not come any more, if a reason is given.</summary>
public static class CloseSalesReturn
{
    [Requires("sales-returns.close")]
    [Refuses("SALES_RETURN_WRONG_STATE", "RETURN_UNFINISHED")]
    public sealed record Command(Guid ReturnId, [MaxLength(1000)] string? Reason);

    internal sealed class Handler(SalesReturnLocks locks, Outbox outbox) : IHandler<Command, SalesReturnView>
    {
        public async Task<SalesReturnView> Handle(Command command, CancellationToken ct)
        {
            var (back, order) = await locks.Both(command.ReturnId, ct);
            back.Close(order, command.Reason);
            outbox.Tell("sales-return.closed", back, SalesReturnTold.Of(back));
            return SalesReturnView.Of(back);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SalesReturnView, Handler>("/{returnId}/close", nameof(CloseSalesReturn), "Close a return");
}
