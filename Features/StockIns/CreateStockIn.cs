using System.ComponentModel.DataAnnotations;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockIns;

/// <summary>
/// The warehouse writes down goods that were found, or that come in on the authority of another document. Without lines it is proposed everything of that document
/// that is open to come into this warehouse. Nothing moves before the paper is confirmed.
/// </summary>
public static class CreateStockIn
{
    /// <param name="Lines">Must be given unless a document authorises the goods.</param>
    /// <param name="AuthorityKind">The kind of the document that lets the goods in, such as transfer; left out, the goods were found.</param>
    [Requires("stock-ins.create")]
    [Refuses("NOT_FOUND", "COMPANY_MISSING", "BATCH_REQUIRED", "BATCH_NOT_ALLOWED", "UNIT_UNKNOWN", "QUANTITY_TOO_FINE", "NOT_AUTHORISED", "NOTHING_TO_RECEIVE", "OVER_RECEIPT",
        "WAREHOUSE_FIXED", "BATCH_FIXED", "ITEM_FIXED", "COST_FIXED", "QUARANTINE_FIXED", "TRANSFER_WRONG_STATE", "SAMPLE_WRONG_STATE", "SAMPLE_NOT_LENT", "SALES_RETURN_WRONG_STATE")]
    public sealed record Command(Guid WarehouseId, [MinLength(1), MaxLength(200)] IReadOnlyList<StockInEntry>? Lines = null, [MaxLength(500)] string? Remark = null,
        [MaxLength(40)] string? AuthorityKind = null, Guid? AuthorityId = null);

    internal sealed class Handler(Database db, NumberingDesk numbers, StockInPaper papers, Receiving receiving) : IHandler<Command, StockInView>
    {
        public async Task<StockInView> Handle(Command command, CancellationToken ct)
        {
            var paper = AuthorityOf(command) is { } document ? await Authorised(command, document, ct) : await Found(command, ct);
            paper.Remark = command.Remark;
            db.StockIns.Add(paper);
            return await StockInView.Of(db, paper, ct);
        }

        private async Task<StockIn> Authorised(Command command, DocumentRef document, CancellationToken ct)
        {
            var authority = await receiving.Authorise(document, ct);
            var entries = await receiving.Complete(authority, command.WarehouseId, command.Lines, ct);
            var paper = await papers.Draft(await numbers.Draw("stock-in", ct), StockInReason.Authorised, command.WarehouseId, entries, ct, authority);
            await receiving.Check(authority, paper, ct);
            return paper;
        }

        private async Task<StockIn> Found(Command command, CancellationToken ct) => await papers.Draft(await numbers.Draw("stock-in", ct), StockInReason.Adjustment, command.WarehouseId,
            command.Lines ?? throw ShapeRefusals.Required.At("/lines"), ct);

        private static DocumentRef? AuthorityOf(Command command) => (command.AuthorityKind, command.AuthorityId) switch
        {
            (null, null) => null,
            (null, _) => throw ShapeRefusals.Required.At("/authorityKind"),
            (_, null) => throw ShapeRefusals.Required.At("/authorityId"),
            ({ } kind, { } id) => new(kind, id),
        };
    }

    internal static void Map(Doors doors) => doors.Create<Command, StockInView, Handler>("/", nameof(CreateStockIn), "Create a stock-in");
}
