using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Items;
using Waybill.Features.Organization;
using Waybill.Features.Warehouses;

namespace Waybill.Features.Stock;

internal sealed class StockInMap : IEntityTypeConfiguration<StockIn>
{
    public void Configure(EntityTypeBuilder<StockIn> map)
    {
        map.ToTable("stock_ins");
        map.HasIndex(i => i.Number).IsUnique();
        map.HasIndex(i => new { i.CreatedAt, i.Id });
        map.HasIndex(i => i.AuthorityId);
        map.HasOne<Warehouse>().WithMany().HasForeignKey(i => i.WarehouseId).OnDelete(DeleteBehavior.Restrict);
        map.HasMany(i => i.Lines).WithOne().HasForeignKey("StockInId").IsRequired();
    }
}

internal sealed class StockInLineMap : IEntityTypeConfiguration<StockInLine>
{
    public void Configure(EntityTypeBuilder<StockInLine> map)
    {
        map.ToTable("stock_in_lines");
        map.HasOne<Item>().WithMany().HasForeignKey(l => l.ItemId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Bin>().WithMany().HasForeignKey(l => l.BinId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Batch>().WithMany().HasForeignKey(l => l.BatchId).OnDelete(DeleteBehavior.Restrict);
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
        map.HasOne<Warehouse>().WithMany().HasForeignKey(o => o.WarehouseId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Employee>().WithMany().HasForeignKey(o => o.PickedBy).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Employee>().WithMany().HasForeignKey(o => o.CheckedBy).OnDelete(DeleteBehavior.Restrict);
        map.HasMany(o => o.Lines).WithOne().HasForeignKey("StockOutId").IsRequired();
    }
}

internal sealed class StockOutLineMap : IEntityTypeConfiguration<StockOutLine>
{
    public void Configure(EntityTypeBuilder<StockOutLine> map)
    {
        map.ToTable("stock_out_lines");
        map.HasIndex(l => l.AuthorityLineId);
        map.HasOne<Item>().WithMany().HasForeignKey(l => l.ItemId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Bin>().WithMany().HasForeignKey(l => l.BinId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Batch>().WithMany().HasForeignKey(l => l.BatchId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<StockIn>().WithMany().HasForeignKey(l => l.ReversedBy).OnDelete(DeleteBehavior.Restrict);
    }
}
