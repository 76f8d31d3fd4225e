using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Receipts;

/// <summary>The ways into this feature's tables.</summary>
public static class ReceiptWays
{
    extension(Database db)
    {
        public IQueryable<Receipt> Receipts => db.Visible<Receipt>();
    }
}

internal sealed class ReceiptMap : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> map)
    {
        map.ToTable("receipts");
        map.HasIndex(r => r.Number).IsUnique().Refuses(ReceiptRefusals.NumberTaken);
        map.ReadWithinReach();
        map.HasOne<Customer>().WithMany().HasForeignKey(r => r.CustomerId).OnDelete(DeleteBehavior.Restrict);
        map.HasMany(r => r.Allocations).WithOne().HasForeignKey("ReceiptId").IsRequired();
    }
}

internal sealed class ReceiptAllocationMap : IEntityTypeConfiguration<ReceiptAllocation>
{
    public void Configure(EntityTypeBuilder<ReceiptAllocation> map)
    {
        map.ToTable("receipt_allocations", table => table.HasCheckConstraint("ck_receipt_allocations_settled", "settled >= 0 and settled <= amount"));
        map.HasOne<Order>().WithMany().HasForeignKey(a => a.OrderId).OnDelete(DeleteBehavior.Restrict);
    }
}
