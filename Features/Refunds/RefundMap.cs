using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Customers;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Refunds;

/// <summary>The ways into this feature's tables.</summary>
public static class RefundWays
{
    extension(Database db)
    {
        public IQueryable<Refund> Refunds => db.Visible<Refund>();
    }
}

internal sealed class RefundMap : IEntityTypeConfiguration<Refund>
{
    public void Configure(EntityTypeBuilder<Refund> map)
    {
        map.ToTable("refunds");
        map.HasIndex(r => r.Number).IsUnique().Refuses(RefundRefusals.NumberTaken);
        map.ReadWithinReach();
        map.HasOne<Customer>().WithMany().HasForeignKey(r => r.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
