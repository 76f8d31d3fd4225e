using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Customers;
using Waybill.Features.Deliveries;
using Waybill.Features.Items;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Features.Stock;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.SalesReturns;

/// <summary>The ways into this feature's tables.</summary>
public static class SalesReturnWays
{
    extension(Database db)
    {
        public IQueryable<SalesReturn> SalesReturns => db.Visible<SalesReturn>();
    }
}

internal sealed class SalesReturnMap : IEntityTypeConfiguration<SalesReturn>
{
    public void Configure(EntityTypeBuilder<SalesReturn> map)
    {
        map.ToTable("sales_returns", table => table.HasCheckConstraint("ck_sales_returns_amounts", "credited <= agreed and to_refund <= credited and refunded <= to_refund"));
        map.HasIndex(r => r.Number).IsUnique().Refuses(SalesReturnRefusals.NumberTaken);
        map.ReadWithinReach();
        map.HasOne<Order>().WithMany().HasForeignKey(r => r.OrderId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Customer>().WithMany().HasForeignKey(r => r.CustomerId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Employee>().WithMany().HasForeignKey(r => r.RequestOwnerId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Employee>().WithMany().HasForeignKey(r => r.MoneyOwnerId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Employee>().WithMany().HasForeignKey(r => r.GoodsOwnerId).OnDelete(DeleteBehavior.Restrict);
        map.HasMany(r => r.Lines).WithOne().HasForeignKey("SalesReturnId").IsRequired();
    }
}

internal sealed class SalesReturnLineMap : IEntityTypeConfiguration<SalesReturnLine>
{
    public void Configure(EntityTypeBuilder<SalesReturnLine> map)
    {
        map.ToTable("sales_return_lines", table =>
        {
            table.HasCheckConstraint("ck_sales_return_lines_received", "received >= 0 and received <= base_quantity and received_cost >= 0");
            table.HasCheckConstraint("ck_sales_return_lines_reopened", "reopened >= 0 and reopened <= base_quantity");
            table.HasCheckConstraint("ck_sales_return_lines_amount", "amount <= sold_for");
        });
        map.HasOne<Delivery>().WithMany().HasForeignKey(l => l.DeliveryId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<DeliveryLine>().WithMany().HasForeignKey(l => l.DeliveryLineId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<OrderLine>().WithMany().HasForeignKey(l => l.OrderLineId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Item>().WithMany().HasForeignKey(l => l.ItemId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Batch>().WithMany().HasForeignKey(l => l.BatchId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Warehouse>().WithMany().HasForeignKey(l => l.WarehouseId).OnDelete(DeleteBehavior.Restrict);
    }
}
