using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Items;
using Waybill.Features.Organization;
using Waybill.Features.Stock;
using Waybill.Features.StockIns;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.StockOuts;

/// <summary>The ways into this feature's tables.</summary>
public static class StockOutWays
{
    extension(Database db)
    {
        public DbSet<StockOut> StockOuts => db.Set<StockOut>();
    }
}

internal sealed class StockOutMap : IEntityTypeConfiguration<StockOut>
{
    public void Configure(EntityTypeBuilder<StockOut> map)
    {
        map.ToTable("stock_outs");
        map.HasIndex(o => o.Number).IsUnique();
        map.HasIndex(o => new { o.CreatedAt, o.Id });
        map.HasIndex(o => o.AuthorityId);
        map.HasIndex(o => o.Id, "ix_stock_outs_drafts").HasFilter("status = 'draft'");
        map.HasOne<Warehouse>().WithMany().HasForeignKey(o => o.WarehouseId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Employee>().WithMany().HasForeignKey(o => o.PickedBy).OnDelete(DeleteBehavior.Restrict).NotLookedUp();
        map.HasOne<Employee>().WithMany().HasForeignKey(o => o.CheckedBy).OnDelete(DeleteBehavior.Restrict).NotLookedUp();
        map.HasMany(o => o.Lines).WithOne().HasForeignKey("StockOutId").IsRequired();
    }
}

internal sealed class StockOutLineMap : IEntityTypeConfiguration<StockOutLine>
{
    public void Configure(EntityTypeBuilder<StockOutLine> map)
    {
        map.ToTable("stock_out_lines");
        map.HasIndex(l => l.AuthorityLineId);
        map.HasIndex(l => l.AuthorityLineId, "ix_stock_out_lines_damaged").HasFilter("damaged_quantity > 0");
        map.HasOne<Item>().WithMany().HasForeignKey(l => l.ItemId).OnDelete(DeleteBehavior.Restrict).NotLookedUp();
        map.HasOne<Bin>().WithMany().HasForeignKey(l => l.BinId).OnDelete(DeleteBehavior.Restrict).NotLookedUp();
        map.HasOne<Batch>().WithMany().HasForeignKey(l => l.BatchId).OnDelete(DeleteBehavior.Restrict).NotLookedUp();
        map.HasOne<StockIn>().WithMany().HasForeignKey(l => l.ReversedBy).OnDelete(DeleteBehavior.Restrict).NotLookedUp();
    }
}
