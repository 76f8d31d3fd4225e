using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Samples;

/// <summary>Samples for a customer are written down as a draft, to be given or to be lent until a date.</summary>
public static class CreateSample
{
    /// <param name="ReturnBy">The business date by which lent samples are to be back; given ones have none.</param>
    /// <param name="ShipTo">Who gets them, and where; the customer's first shipping address if not given.</param>
    [Requires("samples.create")]
    [Refuses("RETURN_DATE_UNFITTING", "CUSTOMER_INACTIVE", "ITEM_INACTIVE", "UNIT_UNKNOWN", "QUANTITY_TOO_FINE", "BATCH_OF_OTHER_ITEM")]
    public sealed record Command(Guid CustomerId, SamplePurpose Purpose, [MinLength(1)] IReadOnlyList<SampleLineEntry> Lines, DateOnly? ReturnBy = null, Guid? SalespersonId = null,
        ShipTo? ShipTo = null, [MaxLength(1000)] string? Remark = null);

    internal sealed class Handler(Database db, SampleEntries entries) : IHandler<Command, GetSample.Result>
    {
        public async Task<GetSample.Result> Handle(Command command, CancellationToken ct)
        {
            var customer = await db.Customers.Include(c => c.Addresses).Refer(c => c.Id == command.CustomerId, "/customerId", ct);
            if (!customer.Active) throw CustomerRefusals.Inactive.At("/customerId", ("customer", customer.Number));
            if (command.SalespersonId is { } salesperson) db.ReferNext<Employee>(salesperson, "/salespersonId");
            var sample = new Sample(customer, command.SalespersonId, command.Purpose, command.ReturnBy) { ShipTo = command.ShipTo ?? ShipTo.Of(customer), Remark = command.Remark };
            sample.Fill(await entries.Lines(command.Lines, ct));
            db.Add(sample);
            return GetSample.Result.Of(sample);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, GetSample.Result, Handler>("/", nameof(CreateSample), "Draft a sample dispatch");
}
