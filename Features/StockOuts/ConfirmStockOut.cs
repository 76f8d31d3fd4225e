using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockOuts;

/// <summary>The goods have left. Stock goes down, the reservation behind them is used up, and the authorising document's feature hears of it.</summary>
public static class ConfirmStockOut
{
    [Requires("stock-outs.confirm")]
    [Refuses("STOCK_OUT_WRONG_STATE", "NOT_AUTHORISED", "AUTHOR_CANNOT_CONFIRM", "STOCK_SHORT", "OVER_ISSUE", "WAREHOUSE_FIXED", "BATCH_FIXED", "BATCH_REQUIRED", "BATCH_NOT_ALLOWED",
        "BATCH_EXPIRED", "QUANTITY_TOO_FINE", "EFFECTIVE_IN_FUTURE", "STOCK_NEGATIVE_THEN", "DELIVERY_WRONG_STATE", "ORDER_WRONG_STATE", "TRANSFER_WRONG_STATE", "CREDIT_EXCEEDED", "SAMPLE_WRONG_STATE")]
    [Asks(StockOutPosting.IssueExpired)]
    [NeedsKey]
    public sealed record Command(Guid StockOutId, DateTimeOffset? EffectiveAt = null);
    public sealed record Result(Guid Id, int Version, string Number, StockOutStatus Status, DateTimeOffset EffectiveAt);

    internal sealed class Handler(Database db, StockOutPaper papers, StockOutPosting posting) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var paper = await db.StockOuts.Include(o => o.Lines).RequireLocked(db, command.StockOutId, ct);
            paper.RequireConfirmable();
            var authority = await papers.Authorise(paper.Authority, ct);
            posting.RequireOtherEyes(authority);
            var allowed = await papers.Check(authority, paper.WarehouseId, [.. paper.Lines.OrderBy(l => l.Position)], ct);
            await posting.Issue(paper, allowed, locked: null, command.EffectiveAt, ct);
            return new(paper.Id, paper.Version, paper.Number, paper.Status, paper.EffectiveAt!.Value);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{stockOutId}/confirm", nameof(ConfirmStockOut), "Confirm a stock-out");
}
