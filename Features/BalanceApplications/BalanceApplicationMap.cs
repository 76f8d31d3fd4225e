using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Customers;
using Waybill.Features.Deliveries;
using Waybill.Features.Invoices;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.BalanceApplications;

/// <summary>The ways into this feature's tables.</summary>
public static class BalanceApplicationWays
{
    extension(Database db)
    {
        public IQueryable<BalanceApplication> BalanceApplications => db.Visible<BalanceApplication>();
    }
}

internal sealed class BalanceApplicationMap : IEntityTypeConfiguration<BalanceApplication>
{
    public void Configure(EntityTypeBuilder<BalanceApplication> map)
    {
        map.ToTable("balance_applications");
        map.HasIndex(a => a.Number).IsUnique().Refuses(BalanceApplicationRefusals.NumberTaken);
        map.ReadWithinReach();
        map.HasOne<Customer>().WithMany().HasForeignKey(a => a.CustomerId).OnDelete(DeleteBehavior.Restrict);
        map.HasMany(a => a.Allocations).WithOne().HasForeignKey("BalanceApplicationId").IsRequired();
    }
}

internal sealed class BalanceAllocationMap : IEntityTypeConfiguration<BalanceAllocation>
{
    public void Configure(EntityTypeBuilder<BalanceAllocation> map)
    {
        map.ToTable("balance_allocations");
        map.HasOne<Order>().WithMany().HasForeignKey(a => a.OrderId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Delivery>().WithMany().HasForeignKey(a => a.DeliveryId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Invoice>().WithMany().HasForeignKey(a => a.InvoiceId).OnDelete(DeleteBehavior.Restrict);
    }
}
