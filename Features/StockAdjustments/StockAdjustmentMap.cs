using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Items;
using Waybill.Features.Stock;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.StockAdjustments;

/// <summary>The ways into this feature's tables.</summary>
public static class StockAdjustmentWays
{
    extension(Database db)
    {
        public DbSet<StockAdjustment> StockAdjustments => db.Set<StockAdjustment>();
    }
}

internal sealed class StockAdjustmentMap : IEntityTypeConfiguration<StockAdjustment>
{
    public void Configure(EntityTypeBuilder<StockAdjustment> map)
    {
        map.ToTable("stock_adjustments");
        map.HasIndex(a => a.Number).IsUnique();
        map.HasIndex(a => new { a.CreatedAt, a.Id });
        map.HasOne<Warehouse>().WithMany().HasForeignKey(a => a.WarehouseId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Bin>().WithMany().HasForeignKey(a => a.ToBinId).OnDelete(DeleteBehavior.Restrict);
        map.HasMany(a => a.Lines).WithOne().HasForeignKey("StockAdjustmentId").IsRequired();
    }
}

internal sealed class StockAdjustmentLineMap : IEntityTypeConfiguration<StockAdjustmentLine>
{
    public void Configure(EntityTypeBuilder<StockAdjustmentLine> map)
    {
        map.ToTable("stock_adjustment_lines");
        map.HasOne<Item>().WithMany().HasForeignKey(l => l.ItemId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Bin>().WithMany().HasForeignKey(l => l.BinId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Batch>().WithMany().HasForeignKey(l => l.BatchId).OnDelete(DeleteBehavior.Restrict);
    }
}
