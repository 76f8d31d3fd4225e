using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Items;

/// <summary>The ways into this feature's tables.</summary>
public static class ItemWays
{
    /// <summary>An item with its units, to look at.</summary>
    public static readonly Whole<Item> WithUnits = new(items => items.AsNoTracking().Include(i => i.Units));

    extension(Database db)
    {
        public DbSet<Item> Items => db.Set<Item>();
        public DbSet<ItemCategory> ItemCategories => db.Set<ItemCategory>();
    }
}

internal sealed class ItemMap : IEntityTypeConfiguration<Item>
{
    public void Configure(EntityTypeBuilder<Item> map)
    {
        map.ToTable("items");
        map.HasIndex(i => i.Code).IsUnique().Refuses(ItemRefusals.CodeTaken);
        map.HasIndex(i => i.ExternalId).IsUnique().Refuses(ItemRefusals.ExternalIdTaken);
        map.HasIndex(i => new { i.CreatedAt, i.Id });
        map.HasOne<ItemCategory>().WithMany().HasForeignKey(i => i.CategoryId).OnDelete(DeleteBehavior.Restrict);
        map.HasMany(i => i.Units).WithOne().HasForeignKey("ItemId").IsRequired();
    }
}

internal sealed class ItemUnitMap : IEntityTypeConfiguration<ItemUnit>
{
    public void Configure(EntityTypeBuilder<ItemUnit> map)
    {
        map.ToTable("item_units");
        map.Property<Guid>("ItemId");
        map.HasIndex("ItemId", nameof(ItemUnit.Name)).IsUnique().Refuses(ItemRefusals.UnitRepeated);
    }
}

internal sealed class ItemCategoryMap : IEntityTypeConfiguration<ItemCategory>
{
    public void Configure(EntityTypeBuilder<ItemCategory> map)
    {
        map.ToTable("item_categories");
        map.HasIndex(c => c.Code).IsUnique().Refuses(ItemRefusals.CategoryCodeTaken);
        map.HasOne<ItemCategory>().WithMany().HasForeignKey(c => c.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}
