using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Customers;

/// <summary>What is known of a customer changes. The credit limit is another matter, with a permission of its own.</summary>
public static class UpdateCustomer
{
    /// <param name="RelatedIds">All employees who take part, apart from those that rules add.</param>
    [Requires("customers.update")]
    [Refuses("CUSTOMER_EXTERNAL_ID_TAKEN")]
    public sealed record Command(Guid CustomerId, int Version, Patch<string> Name = default, [MaxLength(100)] Patch<string?> ExternalId = default,
        [MaxLength(20)] Patch<string?> Level = default, Patch<Guid?> GroupId = default, Patch<Guid?> OwnerId = default, [MaxLength(30)] Patch<string?> TaxpayerId = default,
        [MaxLength(40), Telephone] Patch<string?> Phone = default, [EmailAddress] Patch<string?> Email = default, Patch<bool> Active = default,
        [MaxLength(60)] Patch<string?> Category = default, [MaxLength(60)] Patch<string?> Region = default, [MaxLength(60)] Patch<string?> ProductLine = default,
        [MaxLength(60)] Patch<string?> CustomerClass = default, [MaxLength(50)] Patch<IReadOnlyList<Guid>> RelatedIds = default);

    internal sealed class Handler(Database db, Relations relations) : IHandler<Command, GetCustomer.Result>
    {
        public async Task<GetCustomer.Result> Handle(Command command, CancellationToken ct)
        {
            var customer = (await db.Customers.Include(c => c.Contacts).Include(c => c.Addresses).Require(c => c.Id == command.CustomerId, ct)).At(command.Version);
            if (command.GroupId.Or(null) is { } group) db.ReferNext<CustomerGroup>(group, "/groupId");
            if (command.OwnerId.Or(null) is { } owner) db.ReferNext<Employee>(owner, "/ownerId");
            customer.Rename(command.Name.Or(customer.Name));
            customer.ExternalId = command.ExternalId.Or(customer.ExternalId);
            customer.Level = command.Level.Or(customer.Level);
            customer.GroupId = command.GroupId.Or(customer.GroupId);
            customer.OwnerId = command.OwnerId.Or(customer.OwnerId);
            customer.TaxpayerId = command.TaxpayerId.Or(customer.TaxpayerId);
            customer.Phone = command.Phone.Or(customer.Phone);
            customer.Email = command.Email.Or(customer.Email);
            customer.Active = command.Active.Or(customer.Active);
            customer.Category = command.Category.Or(customer.Category);
            customer.Region = command.Region.Or(customer.Region);
            customer.ProductLine = command.ProductLine.Or(customer.ProductLine);
            customer.CustomerClass = command.CustomerClass.Or(customer.CustomerClass);
            if (command.RelatedIds.IsSet) customer.RelatedIds = [.. (await db.Employees.ReferAll(command.RelatedIds.Or([]).Select((id, i) => (id, $"/relatedIds/{i}")), ct)).Keys];
            await relations.Relate(customer, ct);
            return GetCustomer.Result.Of(customer);
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, GetCustomer.Result, Handler>("/customers/{customerId}", nameof(UpdateCustomer), "Change a customer");
}
