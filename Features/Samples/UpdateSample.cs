using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Samples;

/// <summary>A draft changes. Lines are replaced as a whole; the customer stays.</summary>
public static class UpdateSample
{
    [Requires("samples.update")]
    [Refuses("SAMPLE_WRONG_STATE", "RETURN_DATE_UNFITTING", "ITEM_INACTIVE", "UNIT_UNKNOWN", "QUANTITY_TOO_FINE", "BATCH_OF_OTHER_ITEM")]
    public sealed record Command(Guid SampleId, int Version, Patch<SamplePurpose> Purpose = default, Patch<DateOnly?> ReturnBy = default, [MinLength(1)] Patch<IReadOnlyList<SampleLineEntry>> Lines = default,
        Patch<Guid?> SalespersonId = default, Patch<ShipTo?> ShipTo = default, [MaxLength(1000)] Patch<string?> Remark = default);

    internal sealed class Handler(Database db, SampleEntries entries) : IHandler<Command, GetSample.Result>
    {
        public async Task<GetSample.Result> Handle(Command command, CancellationToken ct)
        {
            var sample = (await db.Samples.Include(s => s.Lines).Require(s => s.Id == command.SampleId, ct)).At(command.Version);
            sample.RequireDraft();
            if (command.SalespersonId.Or(null) is { } salesperson) db.ReferNext<Employee>(salesperson, "/salespersonId");
            sample.Promise(command.Purpose.Or(sample.Purpose), command.ReturnBy.Or(sample.ReturnBy));
            sample.BelongTo(command.SalespersonId.Or(sample.OwnerId));
            sample.ShipTo = command.ShipTo.Or(sample.ShipTo);
            sample.Remark = command.Remark.Or(sample.Remark);
            if (command.Lines.IsSet) sample.Fill(await entries.Lines(command.Lines.Or([]), ct));
            return GetSample.Result.Of(sample);
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, GetSample.Result, Handler>("/{sampleId}", nameof(UpdateSample), "Change a draft sample dispatch");
}
