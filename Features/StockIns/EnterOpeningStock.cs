using System.ComponentModel.DataAnnotations;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockIns;

/// <summary>The stock that is there when the books begin, with what it cost; it is written down and confirmed in one go.</summary>
public static class EnterOpeningStock
{
    [Requires("stock-ins.enter-opening")]
    [Refuses("COMPANY_MISSING", "BATCH_REQUIRED", "BATCH_NOT_ALLOWED", "BATCH_DIFFERS", "UNIT_UNKNOWN", "QUANTITY_TOO_FINE", "EFFECTIVE_IN_FUTURE")]
    [NeedsKey]
    public sealed record Command(Guid WarehouseId, [MinLength(1), MaxLength(200)] IReadOnlyList<StockInEntry> Lines, DateTimeOffset? EffectiveAt, [MaxLength(500)] string? Remark);
    public sealed record Result(Guid Id, int Version, string Number, StockInStatus Status, DateTimeOffset EffectiveAt);

    internal sealed class Handler(NumberingDesk numbers, StockInPaper papers, StockInDesk desk, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var paper = await papers.Draft(await numbers.Draw("stock-in", ct), StockInReason.Opening, command.WarehouseId, command.Lines, ct);
            paper.Remark = command.Remark;
            await desk.Enter(paper, command.EffectiveAt, ct);
            outbox.Tell("stock-in.confirmed", paper, StockInNews.Of(paper));
            return new(paper.Id, paper.Version, paper.Number, paper.Status, paper.EffectiveAt!.Value);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/opening", nameof(EnterOpeningStock), "Enter opening stock");
}
