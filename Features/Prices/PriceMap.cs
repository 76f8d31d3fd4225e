using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Customers;
using Waybill.Features.Items;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Prices;

/// <summary>The ways into this feature's tables.</summary>
public static class PriceWays
{
    extension(Database db)
    {
        public DbSet<PriceList> PriceLists => db.Set<PriceList>();
        public DbSet<PriceEntry> Prices => db.Set<PriceEntry>();
    }
}

internal sealed class PriceListMap : IEntityTypeConfiguration<PriceList>
{
    public void Configure(EntityTypeBuilder<PriceList> map)
    {
        map.ToTable("price_lists");
        map.HasIndex(l => l.Code).IsUnique().Refuses(PriceRefusals.ListCodeTaken);
        map.HasIndex(l => new { l.Level, l.Channel });
        map.HasOne<CustomerGroup>().WithMany().HasForeignKey(l => l.GroupId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Customer>().WithMany().HasForeignKey(l => l.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PriceEntryMap : IEntityTypeConfiguration<PriceEntry>
{
    public void Configure(EntityTypeBuilder<PriceEntry> map)
    {
        map.ToTable("prices");
        map.HasIndex(p => new { p.PriceListId, p.ItemId, p.Unit, p.MinQuantity }).IsUnique().Refuses(PriceRefusals.PriceRepeated);
        map.HasOne<PriceList>().WithMany().HasForeignKey(p => p.PriceListId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Item>().WithMany().HasForeignKey(p => p.ItemId).OnDelete(DeleteBehavior.Restrict);
    }
}
