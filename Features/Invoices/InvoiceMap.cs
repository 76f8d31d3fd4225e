using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Invoices;

/// <summary>The ways into this feature's tables.</summary>
public static class InvoiceWays
{
    extension(Database db)
    {
        public IQueryable<Invoice> Invoices => db.Visible<Invoice>();
    }
}

internal sealed class InvoiceMap : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> map)
    {
        map.ToTable("invoices");
        map.HasIndex(i => i.Number).IsUnique().Refuses(InvoiceRefusals.NumberTaken);
        map.ReadWithinReach();
        map.HasOne<Order>().WithMany().HasForeignKey(i => i.OrderId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Customer>().WithMany().HasForeignKey(i => i.CustomerId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Invoice>().WithMany().HasForeignKey(i => i.OriginalId).OnDelete(DeleteBehavior.Restrict);
        map.HasMany(i => i.Lines).WithOne().HasForeignKey("InvoiceId").IsRequired();
        map.HasMany(i => i.Orders).WithOne().HasForeignKey("InvoiceId").IsRequired();
    }
}

internal sealed class InvoiceLineMap : IEntityTypeConfiguration<InvoiceLine>
{
    public void Configure(EntityTypeBuilder<InvoiceLine> map)
    {
        map.ToTable("invoice_lines", table => table.HasCheckConstraint("ck_invoice_lines_reversed", "reversed >= 0 and (reversed = 0 or reversed <= base_quantity)"));
        map.HasOne<OrderLine>().WithMany().HasForeignKey(l => l.OrderLineId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class InvoicedOrderMap : IEntityTypeConfiguration<InvoicedOrder>
{
    public void Configure(EntityTypeBuilder<InvoicedOrder> map)
    {
        map.ToTable("invoiced_orders");
        map.HasOne<Order>().WithMany().HasForeignKey(o => o.OrderId).OnDelete(DeleteBehavior.Restrict);
    }
}
