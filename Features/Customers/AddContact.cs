using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Customers;

/// <summary>A person at the customer becomes known.</summary>
public static class AddContact
{
    [Requires("customers.update")]
    [Refuses("RECORD_READ_ONLY")]
    public sealed record Command(Guid CustomerId, string Name, string? Title, [MaxLength(40), Telephone] string? Phone, [EmailAddress] string? Email);

    internal sealed class Handler(Database db, DocumentKinds kinds) : IHandler<Command, ContactView>
    {
        public async Task<ContactView> Handle(Command command, CancellationToken ct)
        {
            var customer = await db.Customers.Include(c => c.Contacts).Require(c => c.Id == command.CustomerId, ct);
            await kinds.RequireEditable(db, customer, ct);
            var contact = customer.Add(new Contact { Name = command.Name, Title = command.Title, Phone = command.Phone, Email = command.Email });
            return ContactView.Of(contact);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, ContactView, Handler>("/customers/{customerId}/contacts", nameof(AddContact), "Add a contact");
}
