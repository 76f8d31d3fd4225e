using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Amendments;

/// <summary>One amendment, with what was before and what is after it.</summary>
public static class GetOrderAmendment
{
    [Requires("order-amendments.get")]
    public sealed record Query(Guid AmendmentId);

    internal sealed class Handler(Database db) : IHandler<Query, AmendmentView>
    {
        public async Task<AmendmentView> Handle(Query query, CancellationToken ct) =>
            AmendmentView.Of(await db.OrderAmendments.Include(a => a.Lines).Require(a => a.Id == query.AmendmentId, ct));
    }

    internal static void Map(Doors doors) => doors.Get<Query, AmendmentView, Handler>("/{amendmentId}", nameof(GetOrderAmendment), "Read an amendment");
}
