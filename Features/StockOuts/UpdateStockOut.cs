using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockOuts;

/// <summary>The warehouse writes down what it really counted, what was damaged, what it cost to get out, and who picked and checked. Lines are replaced as a whole.</summary>
public static class UpdateStockOut
{
    [Requires("stock-outs.update")]
    [Refuses("STOCK_OUT_WRONG_STATE", "OVER_ISSUE", "WAREHOUSE_FIXED", "BATCH_FIXED", "BATCH_NOT_ALLOWED", "QUANTITY_TOO_FINE", "CURRENCY_MISMATCH", "NOT_AUTHORISED",
        "DELIVERY_WRONG_STATE", "ORDER_WRONG_STATE", "TRANSFER_WRONG_STATE", "SAMPLE_WRONG_STATE")]
    public sealed record Command(Guid StockOutId, int Version, [MinLength(1), MaxLength(200)] Patch<IReadOnlyList<StockOutEntry>> Lines = default,
        [Amount(OrZero = true)] Patch<Money?> HandlingCost = default, Patch<Guid?> PickedBy = default, Patch<Guid?> CheckedBy = default, [MaxLength(500)] Patch<string?> Remark = default);

    internal sealed class Handler(Database db, StockOutPaper papers) : IHandler<Command, StockOutView>
    {
        public async Task<StockOutView> Handle(Command command, CancellationToken ct)
        {
            var paper = (await db.StockOuts.Include(o => o.Lines).RequireLocked(db, command.StockOutId, ct)).At(command.Version);
            paper.RequireDraft();
            if (command.PickedBy.Or(null) is { } picker) db.ReferNext<Employee>(picker, "/pickedBy");
            if (command.CheckedBy.Or(null) is { } checker) db.ReferNext<Employee>(checker, "/checkedBy");
            if (command.Lines.IsSet) await Replace(paper, command.Lines.Or([]), ct);
            if (command.HandlingCost.IsSet) paper.HandlingCost = command.HandlingCost.Or(null)?.In(paper.Currency, "/handlingCost/currency");
            paper.PickedBy = command.PickedBy.Or(paper.PickedBy);
            paper.CheckedBy = command.CheckedBy.Or(paper.CheckedBy);
            paper.Remark = command.Remark.Or(paper.Remark);
            return await StockOutView.Of(db, paper, ct);
        }

        private async Task Replace(StockOut paper, IReadOnlyList<StockOutEntry> entries, CancellationToken ct)
        {
            var authority = await papers.Authorise(paper.Authority, ct);
            var lines = StockOutEntry.Lines(entries, authority);
            paper.Replace(lines);
            await papers.Check(authority, paper.WarehouseId, lines, ct);
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, StockOutView, Handler>("/{stockOutId}", nameof(UpdateStockOut), "Change a draft stock-out");
}
