using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Customers;
using Waybill.Features.Items;
using Waybill.Features.Orders;
using Waybill.Features.Stock;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Deliveries;

/// <summary>The ways into this feature's tables.</summary>
public static class DeliveryWays
{
    /// <summary>A delivery with its lines.</summary>
    internal static readonly Whole<Delivery> WithLines = new(deliveries => deliveries.Include(d => d.Lines));

    extension(Database db)
    {
        public IQueryable<Delivery> Deliveries => db.Visible<Delivery>();
    }
}

internal sealed class DeliveryMap : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> map)
    {
        map.ToTable("deliveries", table => table.Changing());
        map.ComplexProperty(d => d.ShipTo);
        map.HasIndex(d => d.Number).IsUnique().Refuses(DeliveryRefusals.NumberTaken);
        map.ReadWithinReach();
        map.HasIndex(d => d.Id, "ix_deliveries_to_issue").HasFilter("status = 'released' and issue <> 'fully'");
        map.HasIndex(d => d.Id, "ix_deliveries_closed_short").HasFilter("status = 'closed' and issue <> 'fully'");
        map.HasOne<Order>().WithMany().HasForeignKey(d => d.OrderId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Customer>().WithMany().HasForeignKey(d => d.CustomerId).OnDelete(DeleteBehavior.Restrict);
        map.HasMany(d => d.Lines).WithOne(l => l.Delivery).HasForeignKey(l => l.DeliveryId).IsRequired();
    }
}

internal sealed class DeliveryLineMap : IEntityTypeConfiguration<DeliveryLine>
{
    public void Configure(EntityTypeBuilder<DeliveryLine> map)
    {
        map.ToTable("delivery_lines", table =>
        {
            table.Changing();
            table.HasCheckConstraint("ck_delivery_lines_issued", "redelivered >= 0 and redelivered <= issued and issued <= base_quantity");
            table.HasCheckConstraint("ck_delivery_lines_shipped", "shipped >= 0 and shipped <= issued");
        });
        map.HasOne<OrderLine>().WithMany().HasForeignKey(l => l.OrderLineId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Item>().WithMany().HasForeignKey(l => l.ItemId).OnDelete(DeleteBehavior.Restrict).NotLookedUp();
        map.HasOne<Warehouse>().WithMany().HasForeignKey(l => l.WarehouseId).OnDelete(DeleteBehavior.Restrict).NotLookedUp();
        map.HasOne<Batch>().WithMany().HasForeignKey(l => l.BatchId).OnDelete(DeleteBehavior.Restrict).NotLookedUp();
    }
}
