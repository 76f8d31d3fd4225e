using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Customers;

/// <summary>A person is no longer our contact there.</summary>
public static class RemoveContact
{
    [Requires("customers.update")]
    [Refuses("RECORD_READ_ONLY")]
    public sealed record Command(Guid CustomerId, Guid ContactId, int Version);

    internal sealed class Handler(Database db, DocumentKinds kinds) : IHandler<Command, ContactView>
    {
        public async Task<ContactView> Handle(Command command, CancellationToken ct)
        {
            var customer = (await db.Customers.Include(c => c.Contacts).Require(c => c.Id == command.CustomerId, ct)).At(command.Version);
            await kinds.RequireEditable(db, customer, ct);
            var contact = customer.Contacts.FirstOrDefault(c => c.Id == command.ContactId) ?? throw PlatformRefusals.NotFound.Because(("kind", "contact"));
            customer.Remove(contact);
            return ContactView.Of(contact);
        }
    }

    internal static void Map(Doors doors) => doors.Delete<Command, ContactView, Handler>("/customers/{customerId}/contacts/{contactId}", nameof(RemoveContact), "Remove a contact");
}
