using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Warehouses;

/// <summary>The ways into this feature's tables.</summary>
public static class WarehouseWays
{
    /// <summary>A warehouse with its bins, to look at.</summary>
    public static readonly Whole<Warehouse> WithBins = new(warehouses => warehouses.AsNoTracking().Include(w => w.Bins));

    extension(Database db)
    {
        public DbSet<Warehouse> Warehouses => db.Set<Warehouse>();
        public DbSet<Bin> Bins => db.Set<Bin>();
    }
}

internal sealed class WarehouseMap : IEntityTypeConfiguration<Warehouse>
{
    public void Configure(EntityTypeBuilder<Warehouse> map)
    {
        map.ToTable("warehouses");
        map.HasIndex(w => w.Code).IsUnique().Refuses(WarehouseRefusals.CodeTaken);
        map.HasMany(w => w.Bins).WithOne().HasForeignKey("WarehouseId").IsRequired();
    }
}

internal sealed class BinMap : IEntityTypeConfiguration<Bin>
{
    public void Configure(EntityTypeBuilder<Bin> map)
    {
        map.ToTable("bins");
        map.Property<Guid>("WarehouseId");
        map.HasIndex("WarehouseId", nameof(Bin.Code)).IsUnique().Refuses(WarehouseRefusals.BinCodeTaken);
    }
}
