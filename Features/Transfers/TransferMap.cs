using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Items;
using Waybill.Features.Stock;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Transfers;

/// <summary>The ways into this feature's tables.</summary>
public static class TransferWays
{
    extension(Database db)
    {
        public DbSet<Transfer> Transfers => db.Set<Transfer>();
    }
}

internal sealed class TransferMap : IEntityTypeConfiguration<Transfer>
{
    public void Configure(EntityTypeBuilder<Transfer> map)
    {
        map.ToTable("transfers", table => table.HasCheckConstraint("ck_transfers_warehouses", "from_warehouse_id <> to_warehouse_id"));
        map.HasIndex(t => t.Number).IsUnique();
        map.HasIndex(t => new { t.CreatedAt, t.Id });
        map.HasIndex(t => new { t.Status, t.ToWarehouseId });
        map.HasOne<Warehouse>().WithMany().HasForeignKey(t => t.FromWarehouseId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Warehouse>().WithMany().HasForeignKey(t => t.ToWarehouseId).OnDelete(DeleteBehavior.Restrict);
        map.HasMany(t => t.Lines).WithOne().HasForeignKey("TransferId").IsRequired();
        map.HasMany(t => t.Lots).WithOne().HasForeignKey("TransferId").IsRequired();
    }
}

internal sealed class TransferLineMap : IEntityTypeConfiguration<TransferLine>
{
    public void Configure(EntityTypeBuilder<TransferLine> map)
    {
        map.ToTable("transfer_lines");
        map.HasOne<Item>().WithMany().HasForeignKey(l => l.ItemId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Batch>().WithMany().HasForeignKey(l => l.BatchId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TransitLotMap : IEntityTypeConfiguration<TransitLot>
{
    public void Configure(EntityTypeBuilder<TransitLot> map)
    {
        map.ToTable("transit_lots", table =>
        {
            table.HasCheckConstraint("ck_transit_lots_quantity", "received >= 0 and lost >= 0 and received + lost <= shipped");
            table.HasCheckConstraint("ck_transit_lots_value", "value >= 0 and lost_value >= 0 and (value = 0 or received + lost < shipped)");
        });
        map.HasIndex(l => new { l.LineId, l.BatchId }).IsUnique().AreNullsDistinct(false);
        map.HasOne<TransferLine>().WithMany().HasForeignKey(l => l.LineId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Item>().WithMany().HasForeignKey(l => l.ItemId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Batch>().WithMany().HasForeignKey(l => l.BatchId).OnDelete(DeleteBehavior.Restrict);
    }
}
