using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.StockCounts;

/// <summary>The ways into this feature's tables.</summary>
public static class StockCountWays
{
    extension(Database db)
    {
        public DbSet<StockCount> StockCounts => db.Set<StockCount>();
        public DbSet<StockCountLine> StockCountLines => db.Set<StockCountLine>();
    }
}

internal sealed class StockCountMap : IEntityTypeConfiguration<StockCount>
{
    public void Configure(EntityTypeBuilder<StockCount> map)
    {
        map.ToTable("stock_counts");
        map.HasIndex(c => c.Number).IsUnique();
        map.HasIndex(c => new { c.CreatedAt, c.Id });
        map.HasOne<Warehouse>().WithMany().HasForeignKey(c => c.WarehouseId).OnDelete(DeleteBehavior.Restrict);
        map.HasMany(c => c.Lines).WithOne().HasForeignKey(l => l.StockCountId).IsRequired();
    }
}

internal sealed class StockCountLineMap : IEntityTypeConfiguration<StockCountLine>
{
    public void Configure(EntityTypeBuilder<StockCountLine> map)
    {
        map.ToTable("stock_count_lines", table => table.HasCheckConstraint("ck_stock_count_lines_counted", "counted_quantity >= 0"));
        map.HasIndex(l => new { l.StockCountId, l.ItemId, l.BinId, l.BatchId }).IsUnique().AreNullsDistinct(false).Refuses(StockCountRefusals.LineExists);
        map.HasIndex(l => new { l.StockCountId, l.Position });
        map.HasOne(l => l.Item).WithMany().HasForeignKey(l => l.ItemId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne(l => l.Bin).WithMany().HasForeignKey(l => l.BinId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne(l => l.Batch).WithMany().HasForeignKey(l => l.BatchId).OnDelete(DeleteBehavior.Restrict);
    }
}
