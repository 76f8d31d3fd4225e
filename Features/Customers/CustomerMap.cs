using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Customers;

/// <summary>The ways into this feature's tables.</summary>
public static class CustomerWays
{
    /// <summary>A customer with its addresses.</summary>
    public static readonly Whole<Customer> WithAddresses = new(customers => customers.Include(c => c.Addresses));

    extension(Database db)
    {
        public DbSet<CustomerGroup> CustomerGroups => db.Set<CustomerGroup>();
    }
}

internal sealed class CustomerMap : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> map)
    {
        map.ToTable("customers");
        map.HasIndex(c => c.Number).IsUnique().Refuses(CustomerRefusals.NumberTaken);
        map.HasIndex(c => c.ExternalId).IsUnique().Refuses(CustomerRefusals.ExternalIdTaken);
        map.HasIndex(c => new { c.CreatedAt, c.Id });
        map.HasIndex(c => c.OwnerId);
        map.HasIndex(c => c.RelatedIds).HasMethod("gin");
        map.HasIndex(c => c.RelatedByRule).HasMethod("gin");
        map.HasOne<CustomerGroup>().WithMany().HasForeignKey(c => c.GroupId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Employee>().WithMany().HasForeignKey(c => c.OwnerId).OnDelete(DeleteBehavior.Restrict);
        map.HasMany(c => c.Contacts).WithOne().HasForeignKey("CustomerId").IsRequired();
        map.HasMany(c => c.Addresses).WithOne().HasForeignKey("CustomerId").IsRequired();
    }
}

internal sealed class ContactMap : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> map) => map.ToTable("contacts");
}

internal sealed class AddressMap : IEntityTypeConfiguration<Address>
{
    public void Configure(EntityTypeBuilder<Address> map) => map.ToTable("addresses");
}

internal sealed class CustomerGroupMap : IEntityTypeConfiguration<CustomerGroup>
{
    public void Configure(EntityTypeBuilder<CustomerGroup> map)
    {
        map.ToTable("customer_groups");
        map.HasIndex(g => g.Code).IsUnique().Refuses(CustomerRefusals.GroupCodeTaken);
    }
}
