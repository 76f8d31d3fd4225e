using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockCounts;

/// <summary>
/// The books follow what was counted: the difference of each line is posted at the average, all in one transaction; a surplus of what the warehouse has none of is worth nothing.
/// What came or left since the counting stays booked. A shortage of goods that are held is refused with STOCK_SHORT: somebody must let go of them first.
/// </summary>
public static class PostStockCount
{
    /// <summary>The permission to post differences beyond the limits of the count.</summary>
    public const string PostLarge = "stock-counts.post-large";

    [Requires("stock-counts.post")]
    [Asks(PostLarge)]
    [Refuses("STOCK_COUNT_WRONG_STATE", "COUNT_OVERTAKEN", "STOCK_SHORT")]
    [NeedsKey]
    public sealed record Command(Guid StockCountId);

    internal sealed class Handler(Database db, CountPosting posting, CurrentUser user, TimeProvider clock, Outbox outbox) : IHandler<Command, StockCountView>
    {
        public async Task<StockCountView> Handle(Command command, CancellationToken ct)
        {
            var count = await db.StockCounts.Include(c => c.Lines).ThenInclude(l => l.Item).Include(c => c.Lines).ThenInclude(l => l.Batch).RequireLocked(db, command.StockCountId, ct);
            count.RequirePostable();
            await posting.Post(count, ct);
            count.Post(by: user.Id, at: clock.GetUtcNow());
            outbox.Tell("stock-count.posted", count, StockCountTold.Of(count));
            return StockCountView.Of(count);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, StockCountView, Handler>("/{stockCountId}/post", nameof(PostStockCount), "Post a stock count");
}
