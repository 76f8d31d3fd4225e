using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Customers;
using Waybill.Features.Items;
using Waybill.Features.Orders;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Amendments;

/// <summary>The ways into this feature's tables.</summary>
public static class AmendmentWays
{
    extension(Database db)
    {
        public IQueryable<OrderAmendment> OrderAmendments => db.Visible<OrderAmendment>();
    }
}

internal sealed class OrderAmendmentMap : IEntityTypeConfiguration<OrderAmendment>
{
    public void Configure(EntityTypeBuilder<OrderAmendment> map)
    {
        map.ToTable("order_amendments");
        map.ComplexProperty(a => a.ShipTo);
        map.ComplexProperty(a => a.ShipToBefore);
        map.HasIndex(a => a.Number).IsUnique().Refuses(AmendmentRefusals.NumberTaken);
        map.HasIndex(a => a.OrderId, "ix_order_amendments_open").IsUnique().HasFilter("status in ('draft', 'submitted', 'rejected')").Refuses(AmendmentRefusals.Open);
        map.HasIndex(a => a.OrderId);
        map.ReadWithinReach();
        map.HasOne<Order>().WithMany().HasForeignKey(a => a.OrderId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Customer>().WithMany().HasForeignKey(a => a.CustomerId).OnDelete(DeleteBehavior.Restrict);
        map.HasMany(a => a.Lines).WithOne().HasForeignKey("OrderAmendmentId").IsRequired();
    }
}

internal sealed class AmendmentLineMap : IEntityTypeConfiguration<AmendmentLine>
{
    public void Configure(EntityTypeBuilder<AmendmentLine> map)
    {
        map.ToTable("order_amendment_lines");
        map.HasOne<OrderLine>().WithMany().HasForeignKey(l => l.OrderLineId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Item>().WithMany().HasForeignKey(l => l.ItemId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Warehouse>().WithMany().HasForeignKey(l => l.WarehouseId).OnDelete(DeleteBehavior.Restrict);
    }
}
