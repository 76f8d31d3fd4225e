using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Customers;
using Waybill.Features.Items;
using Waybill.Features.Organization;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Orders;

/// <summary>The ways into this feature's tables.</summary>
public static class OrderWays
{
    extension(Database db)
    {
        public IQueryable<Order> Orders => db.Visible<Order>();
        public DbSet<OrderLine> OrderLines => db.Set<OrderLine>();
    }
}

internal sealed class OrderMap : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> map)
    {
        map.ToTable("orders");
        map.ComplexProperty(o => o.ShipTo);
        map.HasIndex(o => o.Number).IsUnique().Refuses(OrderRefusals.NumberTaken);
        map.HasIndex(o => o.ExternalId).IsUnique().Refuses(OrderRefusals.ExternalIdTaken);
        map.HasIndex(o => new { o.CreatedAt, o.Id });
        map.HasIndex(o => new { o.CustomerId, o.CustomerPurchaseOrder });
        map.HasIndex(o => new { o.OwnerId, o.CreatedAt, o.Id });
        map.HasOne<Customer>().WithMany().HasForeignKey(o => o.CustomerId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Employee>().WithMany().HasForeignKey(o => o.OwnerId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Warehouse>().WithMany().HasForeignKey(o => o.WarehouseId).OnDelete(DeleteBehavior.Restrict);
        map.HasMany(o => o.Lines).WithOne().HasForeignKey("OrderId").IsRequired();
    }
}

internal sealed class OrderLineMap : IEntityTypeConfiguration<OrderLine>
{
    public void Configure(EntityTypeBuilder<OrderLine> map)
    {
        map.ToTable("order_lines", table =>
        {
            table.HasCheckConstraint("ck_order_lines_issued", "issued >= 0 and issued <= delivered");
            table.HasCheckConstraint("ck_order_lines_delivered", "delivered <= base_quantity + reopened");
            table.HasCheckConstraint("ck_order_lines_redelivered", "redelivered >= 0 and redelivered <= reopened and redelivered <= issued");
            table.HasCheckConstraint("ck_order_lines_claimed", "invoiced >= 0 and invoiced <= claimed and claimed <= base_quantity");
        });
        map.HasOne<Item>().WithMany().HasForeignKey(l => l.ItemId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Warehouse>().WithMany().HasForeignKey(l => l.WarehouseId).OnDelete(DeleteBehavior.Restrict);
    }
}
