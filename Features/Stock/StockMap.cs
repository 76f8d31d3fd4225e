using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Items;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Stock;

/// <summary>The ways into this feature's tables. Levels, balances, reservations and movements are only read this way; the ledger alone writes them.</summary>
public static class StockWays
{
    extension(Database db)
    {
        public DbSet<Batch> Batches => db.Set<Batch>();
        public DbSet<StockLevel> StockLevels => db.Set<StockLevel>();
        public DbSet<StockBalance> StockBalances => db.Set<StockBalance>();
        public DbSet<StockMovement> StockMovements => db.Set<StockMovement>();
        public DbSet<Reservation> Reservations => db.Set<Reservation>();
    }
}

internal sealed class StockLevelMap : IEntityTypeConfiguration<StockLevel>
{
    public void Configure(EntityTypeBuilder<StockLevel> map)
    {
        map.ToTable("stock_levels", table =>
        {
            table.Changing();
            table.HasCheckConstraint("ck_stock_levels_on_hand", "on_hand >= 0");
            table.HasCheckConstraint("ck_stock_levels_quarantined", "quarantined >= 0 and quarantined <= on_hand");
            table.HasCheckConstraint("ck_stock_levels_reserved", "reserved >= 0 and reserved <= on_hand - quarantined");
            table.HasCheckConstraint("ck_stock_levels_value", "value >= 0 and (on_hand <> 0 or value = 0)");
        });
        map.HasIndex(l => new { l.ItemId, l.WarehouseId }).IsUnique();
        map.HasOne(l => l.Item).WithMany().HasForeignKey(l => l.ItemId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne(l => l.Warehouse).WithMany().HasForeignKey(l => l.WarehouseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StockBalanceMap : IEntityTypeConfiguration<StockBalance>
{
    public void Configure(EntityTypeBuilder<StockBalance> map)
    {
        map.ToTable("stock_balances", table =>
        {
            table.Changing();
            table.HasCheckConstraint("ck_stock_balances_on_hand", "on_hand >= 0");
            table.HasCheckConstraint("ck_stock_balances_reserved", "reserved >= 0 and reserved <= on_hand");
        });
        map.HasIndex(b => new { b.ItemId, b.WarehouseId, b.BinId, b.BatchId }).IsUnique().AreNullsDistinct(false);
        map.Property(b => b.Present).HasComputedColumnSql("on_hand > 0", stored: true);
        map.HasIndex(b => b.ItemId, "ix_stock_balances_present").HasFilter("present");
        map.HasOne(b => b.Item).WithMany().HasForeignKey(b => b.ItemId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne(b => b.Warehouse).WithMany().HasForeignKey(b => b.WarehouseId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne(b => b.Bin).WithMany().HasForeignKey(b => b.BinId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne(b => b.Batch).WithMany().HasForeignKey(b => b.BatchId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StockMovementMap : IEntityTypeConfiguration<StockMovement>
{
    public void Configure(EntityTypeBuilder<StockMovement> map)
    {
        map.ToTable("stock_movements");
        map.Property(m => m.Sequence).UseIdentityAlwaysColumn();
        map.HasIndex(m => m.Sequence).IsUnique();
        map.HasIndex(m => new { m.ItemId, m.WarehouseId, m.EffectiveAt });
        map.HasIndex(m => m.DocumentId);
        map.HasOne(m => m.Item).WithMany().HasForeignKey(m => m.ItemId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne(m => m.Warehouse).WithMany().HasForeignKey(m => m.WarehouseId).OnDelete(DeleteBehavior.Restrict).NotLookedUp();
        map.HasOne(m => m.Bin).WithMany().HasForeignKey(m => m.BinId).OnDelete(DeleteBehavior.Restrict).NotLookedUp();
        map.HasOne(m => m.Batch).WithMany().HasForeignKey(m => m.BatchId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReservationMap : IEntityTypeConfiguration<Reservation>
{
    public void Configure(EntityTypeBuilder<Reservation> map)
    {
        map.ToTable("reservations", table => table.HasCheckConstraint("ck_reservations_quantity", "quantity > 0"));
        map.HasIndex(r => new { r.DocumentId, r.LineId, r.ItemId, r.WarehouseId, r.BatchId, r.DocumentKind }).IsUnique().AreNullsDistinct(false);
        map.HasIndex(r => new { r.ItemId, r.WarehouseId });
        map.HasOne<Item>().WithMany().HasForeignKey(r => r.ItemId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Warehouse>().WithMany().HasForeignKey(r => r.WarehouseId).OnDelete(DeleteBehavior.Restrict).NotLookedUp();
        map.HasOne<Batch>().WithMany().HasForeignKey(r => r.BatchId).OnDelete(DeleteBehavior.Restrict).NotLookedUp();
    }
}

internal sealed class BatchMap : IEntityTypeConfiguration<Batch>
{
    public void Configure(EntityTypeBuilder<Batch> map)
    {
        map.ToTable("batches");
        map.HasIndex(b => new { b.ItemId, b.Number }).IsUnique();
        map.HasOne(b => b.Item).WithMany().HasForeignKey(b => b.ItemId).OnDelete(DeleteBehavior.Restrict);
    }
}
