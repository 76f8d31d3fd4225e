using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Items;
using Waybill.Features.Stock;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.StockIns;

/// <summary>The ways into this feature's tables.</summary>
public static class StockInWays
{
    extension(Database db)
    {
        public DbSet<StockIn> StockIns => db.Set<StockIn>();
    }
}

internal sealed class StockInMap : IEntityTypeConfiguration<StockIn>
{
    public void Configure(EntityTypeBuilder<StockIn> map)
    {
        map.ToTable("stock_ins");
        map.HasIndex(i => i.Number).IsUnique();
        map.HasIndex(i => new { i.CreatedAt, i.Id });
        map.HasIndex(i => i.AuthorityId);
        map.HasIndex(i => i.Id, "ix_stock_ins_drafts").HasFilter("status = 'draft'");
        map.HasOne<Warehouse>().WithMany().HasForeignKey(i => i.WarehouseId).OnDelete(DeleteBehavior.Restrict);
        map.HasMany(i => i.Lines).WithOne().HasForeignKey("StockInId").IsRequired();
    }
}

internal sealed class StockInLineMap : IEntityTypeConfiguration<StockInLine>
{
    public void Configure(EntityTypeBuilder<StockInLine> map)
    {
        map.ToTable("stock_in_lines");
        map.HasIndex(l => l.AuthorityLineId);
        map.HasOne<Item>().WithMany().HasForeignKey(l => l.ItemId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Bin>().WithMany().HasForeignKey(l => l.BinId).OnDelete(DeleteBehavior.Restrict).NotLookedUp();
        map.HasOne<Batch>().WithMany().HasForeignKey(l => l.BatchId).OnDelete(DeleteBehavior.Restrict);
    }
}
