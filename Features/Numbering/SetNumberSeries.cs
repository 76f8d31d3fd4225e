using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Numbering;

/// <summary>The company chooses how a kind of document is numbered from now on.</summary>
public static class SetNumberSeries
{
    [Requires("number-series.set")]
    [Refuses("NUMBER_KIND_UNKNOWN", "NUMBER_FORMAT_INVALID", "NUMBER_SERIES_EXISTS")]
    public sealed record Command(string Kind, [MaxLength(40)] string Format, bool Gapless = false);

    internal sealed class Handler(Database db, Recent<NumberChoices> recent, IEnumerable<NumberKind> kinds) : IHandler<Command, ListNumberSeries.Row>
    {
        public async Task<ListNumberSeries.Row> Handle(Command command, CancellationToken ct)
        {
            if (kinds.All(k => k.Kind != command.Kind)) throw NumberingRefusals.UnknownKind.Because(("kind", command.Kind));
            if (!NumberSeries.IsFormat(command.Format)) throw NumberingRefusals.BadFormat.At("/format", ("example", "SO-{yyyyMM}-{000000}"));
            var series = await db.NumberSeries.FirstOrDefaultAsync(s => s.Of == command.Kind, ct);
            if (series is null) db.NumberSeries.Add(new(command.Kind, command.Format, command.Gapless));
            else series.Change(command.Format, command.Gapless);
            recent.Changes(db);
            return new(command.Kind, command.Format, command.Gapless);
        }
    }

    internal static void Map(Doors doors) => doors.Put<Command, ListNumberSeries.Row, Handler>("/{kind}", nameof(SetNumberSeries), "Choose a number series");
}
