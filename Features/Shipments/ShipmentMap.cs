using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Customers;
using Waybill.Features.Deliveries;
using Waybill.Features.Items;
using Waybill.Features.Orders;
using Waybill.Features.Stock;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Shipments;

/// <summary>The ways into this feature's tables.</summary>
public static class ShipmentWays
{
    extension(Database db)
    {
        public IQueryable<Shipment> Shipments => db.Visible<Shipment>();
    }
}

internal sealed class ShipmentMap : IEntityTypeConfiguration<Shipment>
{
    public void Configure(EntityTypeBuilder<Shipment> map)
    {
        map.ToTable("shipments");
        map.ComplexProperty(s => s.ShipTo);
        map.HasIndex(s => s.Number).IsUnique().Refuses(ShipmentRefusals.NumberTaken);
        map.HasIndex(s => s.TrackingNumber);
        map.ReadWithinReach();
        map.HasOne<Customer>().WithMany().HasForeignKey(s => s.CustomerId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Delivery>().WithMany().HasForeignKey(s => s.DeliveryId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Order>().WithMany().HasForeignKey(s => s.OrderId).OnDelete(DeleteBehavior.Restrict);
        map.HasMany(s => s.Lines).WithOne().HasForeignKey("ShipmentId").IsRequired();
    }
}

internal sealed class ShipmentLineMap : IEntityTypeConfiguration<ShipmentLine>
{
    public void Configure(EntityTypeBuilder<ShipmentLine> map)
    {
        map.ToTable("shipment_lines", table => table.HasCheckConstraint("ck_shipment_lines_received", "received <= quantity and damaged <= coalesce(received, 0)"));
        map.HasOne<StockOut>().WithMany().HasForeignKey(l => l.StockOutId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<StockOutLine>().WithMany().HasForeignKey(l => l.StockOutLineId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<DeliveryLine>().WithMany().HasForeignKey(l => l.DeliveryLineId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Item>().WithMany().HasForeignKey(l => l.ItemId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Batch>().WithMany().HasForeignKey(l => l.BatchId).OnDelete(DeleteBehavior.Restrict);
    }
}
