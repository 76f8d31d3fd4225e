using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Customers;

/// <summary>An address is no longer used.</summary>
public static class RemoveAddress
{
    [Requires("customers.update")]
    [Refuses("RECORD_READ_ONLY")]
    public sealed record Command(Guid CustomerId, Guid AddressId, int Version);

    internal sealed class Handler(Database db, DocumentKinds kinds) : IHandler<Command, AddressView>
    {
        public async Task<AddressView> Handle(Command command, CancellationToken ct)
        {
            var customer = (await db.Customers.Include(c => c.Addresses).Require(c => c.Id == command.CustomerId, ct)).At(command.Version);
            await kinds.RequireEditable(db, customer, ct);
            var address = customer.Addresses.FirstOrDefault(a => a.Id == command.AddressId) ?? throw PlatformRefusals.NotFound.Because(("kind", "address"));
            customer.Remove(address);
            return AddressView.Of(address);
        }
    }

    internal static void Map(Doors doors) => doors.Delete<Command, AddressView, Handler>("/customers/{customerId}/addresses/{addressId}", nameof(RemoveAddress), "Remove an address");
}
