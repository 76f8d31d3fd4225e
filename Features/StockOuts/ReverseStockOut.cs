using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Items;
using Waybill.Features.Numbering;
using Waybill.Features.Stock;
using Waybill.Features.StockIns;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.StockOuts;

/// <summary>
/// Goods that were issued by mistake come back: a stock-in takes in whole lines at what they cost when they left, and the authorising document's feature hears of it.
/// The stock-out itself stays as it was. What went to quarantine as damaged stays there.
/// </summary>
public static class ReverseStockOut
{
    [Requires("stock-outs.reverse")]
    [Refuses("STOCK_OUT_WRONG_STATE", "STOCK_OUT_LINE_REVERSED", "TRANSFER_WRONG_STATE", "TRANSFER_ARRIVED", "STOCK_OUT_SHIPPED", "SAMPLE_RETURNED", "STOCK_OUT_RETURNED", "OVER_CREDITED", "BELOW_INVOICED",
        "ORDER_REDELIVERY_OPEN")]
    [NeedsKey]
    public sealed record Command(Guid StockOutId, [MinLength(1), MaxLength(200)] IReadOnlyList<Guid>? LineIds = null, [MaxLength(500)] string? Remark = null);

    /// <param name="StockInId">The stock-in that took the lines back.</param>
    public sealed record Result(Guid Id, int Version, string Number, StockOutStatus Status, Guid StockInId, string StockInNumber);

    internal sealed class Handler(Database db, NumberingDesk numbers, StockInDesk stockIns, IEnumerable<IFollowStockOut> followers, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var paper = await db.StockOuts.Include(o => o.Lines).RequireLocked(db, command.StockOutId, ct);
            paper.RequireConfirmed();
            var lines = Chosen(paper, command.LineIds);
            var following = followers.Where(f => f.Kind == paper.AuthorityKind).ToList();
            foreach (var follower in following) await follower.Lock(paper.AuthorityId, ct);
            var back = new StockIn(await numbers.Draw("stock-in", ct), StockInReason.Reversal, paper.WarehouseId, paper.Currency)
            {
                AuthorityKind = paper.Ref.Kind, AuthorityId = paper.Id, AuthorityNumber = paper.Number, Remark = command.Remark,
            };
            await TakeBack(lines, back, ct);
            await stockIns.Enter(back, effectiveAt: null, ct);
            var fact = FactOf(paper, lines);
            // Backwards: who stands on what another made of the goods has its say before that is undone.
            foreach (var follower in Enumerable.Reverse(following)) await follower.Reversed(fact, ct);
            foreach (var follower in following) await follower.TakenBack(fact, ct);
            outbox.Tell("stock-out.reversed", paper, StockOutNews.Of(paper, lines));
            outbox.Tell("stock-in.confirmed", back, StockInNews.Of(back));
            return new(paper.Id, paper.Version, paper.Number, paper.Status, back.Id, back.Number);
        }

        /// <summary>The lines named, or all that have not been taken back yet.</summary>
        private static List<StockOutLine> Chosen(StockOut paper, IReadOnlyList<Guid>? lineIds)
        {
            if (lineIds is null && paper.Lines.All(l => l.ReversedBy is not null)) throw StockOutRefusals.LineReversed.Because();
            if (lineIds is null) return [.. paper.Lines.Where(l => l.ReversedBy is null).OrderBy(l => l.Position)];
            var faults = lineIds.Index().Where(i => paper.Lines.All(l => l.Id != i.Item)).Select(i => PlatformRefusals.UnknownReference.Fault($"/lineIds/{i.Index}", ("kind", "line"))).ToList();
            return faults.Count == 0 ? [.. lineIds.Select(id => paper.Lines.First(l => l.Id == id))] : throw Refusal.Of(faults);
        }

        private async Task TakeBack(List<StockOutLine> lines, StockIn back, CancellationToken ct)
        {
            var (items, batches) = (lines.Select(l => l.ItemId).ToArray(), lines.Select(l => l.BatchId).OfType<Guid>().ToArray());
            var units = await db.Items.AsNoTracking().Where(i => items.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Unit, ct);
            var numbered = await db.Batches.AsNoTracking().Where(b => batches.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Number, ct);
            foreach (var (i, line) in lines.Index())
            {
                line.Reverse(by: back.Id, $"/lineIds/{i}");
                if (line.Quantity == 0) continue;
                back.Add(new()
                {
                    ItemId = line.ItemId, Quantity = line.Quantity, Unit = units[line.ItemId], BaseQuantity = line.Quantity, BinId = line.BinId,
                    BatchNumber = line.BatchId is { } batch ? numbered[batch] : null, Value = line.Cost,
                });
            }
        }

        private static StockOutFact FactOf(StockOut paper, List<StockOutLine> lines) => new(paper.Id, paper.Number, paper.Authority, paper.EffectiveAt!.Value,
            [.. lines.Where(l => l.Quantity > 0).Select(l => new IssuedLine(l.AuthorityLineId, l.ItemId, l.BatchId, l.Quantity, l.Cost ?? 0, l.Id))]);
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{stockOutId}/reverse", nameof(ReverseStockOut), "Reverse a confirmed stock-out");
}
