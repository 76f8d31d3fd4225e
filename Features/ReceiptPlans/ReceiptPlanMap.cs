using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Customers;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.ReceiptPlans;

/// <summary>The ways into this feature's tables.</summary>
public static class ReceiptPlanWays
{
    extension(Database db)
    {
        public IQueryable<ReceiptPlan> ReceiptPlans => db.Visible<ReceiptPlan>();
    }
}

internal sealed class ReceiptPlanMap : IEntityTypeConfiguration<ReceiptPlan>
{
    public void Configure(EntityTypeBuilder<ReceiptPlan> map)
    {
        map.ToTable("receipt_plans");
        map.HasIndex(p => p.OrderId).IsUnique();
        map.ReadWithinReach();
        map.HasOne(p => p.Order).WithMany().HasForeignKey(p => p.OrderId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Customer>().WithMany().HasForeignKey(p => p.CustomerId).OnDelete(DeleteBehavior.Restrict);
        map.HasMany(p => p.Instalments).WithOne(i => i.Plan).HasForeignKey("ReceiptPlanId").IsRequired();
    }
}

internal sealed class ReceiptInstalmentMap : IEntityTypeConfiguration<ReceiptInstalment>
{
    public void Configure(EntityTypeBuilder<ReceiptInstalment> map)
    {
        map.ToTable("receipt_instalments");
        map.HasIndex(i => new { i.DueDate, i.Id });
    }
}
