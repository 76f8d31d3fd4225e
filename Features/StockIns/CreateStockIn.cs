using System.ComponentModel.DataAnnotations;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockIns;

/// <summary>The warehouse writes down goods that were found or brought in. Nothing moves before the paper is confirmed.</summary>
public static class CreateStockIn
{
    [Requires("stock-ins.create")]
    [Refuses("COMPANY_MISSING", "BATCH_REQUIRED", "BATCH_NOT_ALLOWED", "UNIT_UNKNOWN", "QUANTITY_TOO_FINE")]
    public sealed record Command(Guid WarehouseId, [MinLength(1), MaxLength(200)] IReadOnlyList<StockInEntry> Lines, [MaxLength(500)] string? Remark);

    internal sealed class Handler(Database db, NumberingDesk numbers, StockInPaper papers) : IHandler<Command, StockInView>
    {
        public async Task<StockInView> Handle(Command command, CancellationToken ct)
        {
            var paper = await papers.Draft(await numbers.Draw("stock-in", ct), StockInReason.Adjustment, command.WarehouseId, command.Lines, ct);
            paper.Remark = command.Remark;
            db.StockIns.Add(paper);
            return await StockInView.Of(db, paper, ct);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, StockInView, Handler>("/", nameof(CreateStockIn), "Create a stock-in");
}
