using System.ComponentModel.DataAnnotations;
using Waybill.Features.Numbering;
using Waybill.Features.Organization;
using Waybill.Features.Stock;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockOuts;

/// <summary>
/// The warehouse begins a stock-out on the authority of another document. Without lines it is proposed everything that is open and lies in this warehouse,
/// what expires first before what came first. Nothing moves and nothing is held before the confirmation.
/// </summary>
public static class CreateStockOut
{
    [Requires("stock-outs.create")]
    [Refuses("NOT_FOUND", "NOT_AUTHORISED", "NOTHING_TO_ISSUE", "OVER_ISSUE", "WAREHOUSE_FIXED", "BATCH_FIXED", "BATCH_NOT_ALLOWED", "QUANTITY_TOO_FINE", "COMPANY_MISSING",
        "DELIVERY_WRONG_STATE", "ORDER_WRONG_STATE", "TRANSFER_WRONG_STATE", "SAMPLE_WRONG_STATE")]
    public sealed record Command([MaxLength(40)] string AuthorityKind, Guid AuthorityId, Guid WarehouseId, [MinLength(1), MaxLength(200)] IReadOnlyList<StockOutEntry>? Lines = null,
        [MaxLength(500)] string? Remark = null);

    internal sealed class Handler(Database db, StockOutPaper papers, StockLocks stock, NumberingDesk numbers, CompanyDesk companies) : IHandler<Command, StockOutView>
    {
        public async Task<StockOutView> Handle(Command command, CancellationToken ct)
        {
            await db.Warehouses.Refer(w => w.Id == command.WarehouseId, "/warehouseId", ct);
            var authority = await papers.Authorise(new DocumentRef(command.AuthorityKind, command.AuthorityId), ct);
            var lines = command.Lines is { } entries ? StockOutEntry.Lines(entries, authority) : await Proposed(authority, command.WarehouseId, ct);
            var company = await companies.Get(ct);
            var paper = new StockOut(await numbers.Draw("stock-out", ct), authority.Document, authority.Number, command.WarehouseId, company.Currency) { Remark = command.Remark };
            paper.Replace(lines);
            await papers.Check(authority, command.WarehouseId, lines, ct);
            db.StockOuts.Add(paper);
            return await StockOutView.Of(db, paper, ct);
        }

        private async Task<IReadOnlyList<StockOutLine>> Proposed(StockOutAuthority authority, Guid warehouseId, CancellationToken ct)
        {
            var open = authority.Lines.Where(l => l.Open > 0 && (l.WarehouseId is null || l.WarehouseId == warehouseId)).ToList();
            var sheet = await stock.ForLooking([.. open.Select(l => l.ItemId)], authority.HeldBy, ct);
            var lines = open.SelectMany(l => Proposed(sheet, l, warehouseId)).ToList();
            return lines.Count > 0 ? lines : throw StockOutRefusals.NothingToIssue.Because(("number", authority.Number));
        }

        /// <summary>What the holder has reserved for the line is its own to pick from, in this warehouse or instead of another.</summary>
        private static IEnumerable<StockOutLine> Proposed(StockSheet sheet, AuthorisedLine line, Guid warehouseId)
        {
            if (sheet.Find(line.ItemId, warehouseId) is not { } level) return [];
            var rest = line.Open;
            foreach (var hold in sheet.Holds.Where(h => h.LineId == line.HeldLineId && h.Level == level)) rest -= StockSheet.Release(hold, rest);
            return Picking.Propose(sheet, level, line.BatchId, line.Open).Select(p => new StockOutLine
            {
                AuthorityLineId = line.LineId, ItemId = line.ItemId, Quantity = p.Quantity, BinId = p.From.BinId, BatchId = p.From.BatchId,
            });
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, StockOutView, Handler>("/", nameof(CreateStockOut), "Create a stock-out");
}
