using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Refunds;

/// <summary>One refund.</summary>
public static class GetRefund
{
    [Requires("refunds.get")]
    public sealed record Query(Guid RefundId);

    internal sealed class Handler(Database db) : IHandler<Query, RefundView>
    {
        public async Task<RefundView> Handle(Query query, CancellationToken ct) => RefundView.Of(await db.Refunds.Require(r => r.Id == query.RefundId, ct));
    }

    internal static void Map(Doors doors) => doors.Get<Query, RefundView, Handler>("/{refundId}", nameof(GetRefund), "Read a refund");
}
