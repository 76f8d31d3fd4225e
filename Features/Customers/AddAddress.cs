using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Customers;

/// <summary>An address of the customer becomes known.</summary>
public static class AddAddress
{
    [Requires("customers.update")]
    [Refuses("RECORD_READ_ONLY")]
    public sealed record Command(Guid CustomerId, AddressUse Use, string Street, [MaxLength(100)] string? City, [MaxLength(100)] string? Region,
        [MaxLength(20)] string? PostalCode, [MaxLength(60)] string Country);

    internal sealed class Handler(Database db, DocumentKinds kinds) : IHandler<Command, AddressView>
    {
        public async Task<AddressView> Handle(Command command, CancellationToken ct)
        {
            var customer = await db.Customers.Include(c => c.Addresses).Require(c => c.Id == command.CustomerId, ct);
            await kinds.RequireEditable(db, customer, ct);
            var entry = new AddressEntry(command.Use, command.Street, command.City, command.Region, command.PostalCode, command.Country);
            return AddressView.Of(customer.Add(entry.ToAddress()));
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, AddressView, Handler>("/customers/{customerId}/addresses", nameof(AddAddress), "Add an address");
}
