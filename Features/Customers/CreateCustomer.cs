using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Numbering;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Customers;

/// <summary>A customer is entered, with the contacts and addresses known so far. Without a number it gets the next of its series.</summary>
public static class CreateCustomer
{
    /// <param name="Category">What kind of customer it is; relation rules ask for it.</param>
    /// <param name="Region">Where it is; with product line and class a dimension by which roles may be narrowed.</param>
    /// <param name="RelatedIds">Employees who take part; rules add others by themselves.</param>
    [Requires("customers.create")]
    [Refuses("CUSTOMER_NUMBER_TAKEN", "CUSTOMER_EXTERNAL_ID_TAKEN", "COMPANY_MISSING")]
    public sealed record Command(string Name, [MaxLength(40)] string? Number, [MaxLength(100)] string? ExternalId, [RegularExpression("^[A-Z]{3}$")] string? Currency,
        [MaxLength(20)] string? Level, Guid? GroupId, Guid? OwnerId, [MaxLength(30)] string? TaxpayerId, [MaxLength(40), Telephone] string? Phone, [EmailAddress] string? Email,
        [MaxLength(20)] IReadOnlyList<ContactEntry>? Contacts, [MaxLength(20)] IReadOnlyList<AddressEntry>? Addresses, [MaxLength(60)] string? Category = null,
        [MaxLength(60)] string? Region = null, [MaxLength(60)] string? ProductLine = null, [MaxLength(60)] string? CustomerClass = null, [MaxLength(50)] IReadOnlyList<Guid>? RelatedIds = null);
    public sealed record Result(Guid Id, int Version, string Number);

    internal sealed class Handler(Database db, NumberingDesk numbers, CompanyDesk companies, Relations relations) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            if (command.GroupId is { } group) db.ReferNext<CustomerGroup>(group, "/groupId");
            if (command.OwnerId is { } owner) db.ReferNext<Employee>(owner, "/ownerId");
            var related = await db.Employees.ReferAll((command.RelatedIds ?? []).Select((id, i) => (id, $"/relatedIds/{i}")), ct);
            var company = await companies.Get(ct);
            var customer = new Customer(command.Number ?? await numbers.DrawFree("customer", IsTaken, ct), command.Name, command.Currency ?? company.Currency)
            {
                ExternalId = command.ExternalId, Level = command.Level, GroupId = command.GroupId, OwnerId = command.OwnerId,
                TaxpayerId = command.TaxpayerId, Phone = command.Phone, Email = command.Email, Category = command.Category, Region = command.Region,
                ProductLine = command.ProductLine, CustomerClass = command.CustomerClass, RelatedIds = [.. related.Keys],
            };
            await relations.Relate(customer, ct);
            foreach (var contact in command.Contacts ?? []) customer.Add(contact.ToContact());
            foreach (var address in command.Addresses ?? []) customer.Add(address.ToAddress());
            db.Add(customer);
            return new(customer.Id, customer.Version, customer.Number);

            Task<bool> IsTaken(string number) => db.Every<Customer>().AnyAsync(c => c.Number == number, ct);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/customers", nameof(CreateCustomer), "Create a customer");
}
