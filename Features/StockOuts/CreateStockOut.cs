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
/// what expires first before what came first. Nothing moves and nothing is held before the confirmation, which may be in the same transaction.
/// </summary>
public static class CreateStockOut
{
    /// <param name="Confirm">The goods leave at once; needs the permission stock-outs.confirm, and may be refused for whatever refuses the confirmation.</param>
    [NeedsKey]
    [Requires("stock-outs.create")]
    [Asks("stock-outs.confirm", StockOutPosting.IssueExpired)]
    [Refuses("NOT_FOUND", "NOT_AUTHORISED", "NOTHING_TO_ISSUE", "OVER_ISSUE", "WAREHOUSE_FIXED", "BATCH_FIXED", "BATCH_NOT_ALLOWED", "QUANTITY_TOO_FINE", "COMPANY_MISSING",
        "DELIVERY_WRONG_STATE", "ORDER_WRONG_STATE", "TRANSFER_WRONG_STATE", "SAMPLE_WRONG_STATE", "AUTHOR_CANNOT_CONFIRM", "STOCK_SHORT", "BATCH_REQUIRED", "BATCH_EXPIRED",
        "CREDIT_EXCEEDED")]
    public sealed record Command([MaxLength(40)] string AuthorityKind, Guid AuthorityId, Guid WarehouseId, [MinLength(1), MaxLength(200)] IReadOnlyList<StockOutEntry>? Lines = null,
        [MaxLength(500)] string? Remark = null, bool? Confirm = null);

    internal sealed class Handler(Database db, StockOutPaper papers, StockOutProposal proposal, StockOutPosting posting, NumberingDesk numbers, CurrentUser user) : IHandler<Command, StockOutView>
    {
        public async Task<StockOutView> Handle(Command command, CancellationToken ct)
        {
            if (command.Confirm == true) user.Require("stock-outs.confirm");
            await papers.Warehouse(command.WarehouseId, ct);
            var authority = await papers.Authorise(new DocumentRef(command.AuthorityKind, command.AuthorityId), ct);
            if (command.Confirm == true) posting.RequireOtherEyes(authority);
            var stock = command.Lines is null ? await proposal.Stock(authority, command.WarehouseId, lockIt: command.Confirm == true, ct) : null;
            var lines = command.Lines is { } entries ? StockOutEntry.Lines(entries, authority) : StockOutProposal.Lines(stock!, authority, command.WarehouseId);
            var paper = new StockOut(await numbers.Draw("stock-out", ct), authority.Document, authority.Number, command.WarehouseId, await proposal.Currency(ct)) { Remark = command.Remark };
            paper.Replace(lines);
            var allowed = await papers.Check(authority, command.WarehouseId, lines, ct);
            db.StockOuts.Add(paper);
            if (command.Confirm == true) await posting.Issue(paper, allowed, stock, effectiveAt: null, ct);
            return StockOutView.Of(paper, allowed);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, StockOutView, Handler>("/", nameof(CreateStockOut), "Create a stock-out");
}

/// <summary>What the warehouse is proposed to pick.</summary>
internal sealed class StockOutProposal(StockLocks stock, StockOutPaper papers, CompanyDesk companies)
{
    /// <summary>The stock of what is open; locked for whoever issues it in the same transaction. The items come along.</summary>
    public Task<StockSheet> Stock(StockOutAuthority authority, Guid warehouseId, bool lockIt, CancellationToken ct)
    {
        var items = Open(authority, warehouseId).Select(l => l.ItemId).ToList();
        return lockIt ? stock.ForIssuing(items, authority.HeldBy, ct, Beside) : stock.ForLooking(items, authority.HeldBy, ct, Beside);

        Task Beside() => papers.Items(items, ct);
    }

    /// <summary>Everything that is open and lies in the warehouse; NOTHING_TO_ISSUE if that is nothing.</summary>
    public static IReadOnlyList<StockOutLine> Lines(StockSheet stock, StockOutAuthority authority, Guid warehouseId)
    {
        var tried = stock.Copy();
        var lines = Open(authority, warehouseId).SelectMany(l => Proposed(tried, l, warehouseId)).ToList();
        return lines.Count > 0 ? lines : throw StockOutRefusals.NothingToIssue.Because(("number", authority.Number));
    }

    /// <summary>The currency that costs of papers are in: the company's.</summary>
    public async ValueTask<string> Currency(CancellationToken ct) => (await companies.Get(ct)).Currency;

    private static IEnumerable<AuthorisedLine> Open(StockOutAuthority authority, Guid warehouseId) =>
        authority.Lines.Where(l => l.Open > 0 && (l.WarehouseId is null || l.WarehouseId == warehouseId));

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
