using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Customers;
using Waybill.Features.Items;
using Waybill.Features.Organization;
using Waybill.Features.Stock;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Samples;

/// <summary>The ways into this feature's tables.</summary>
public static class SampleWays
{
    extension(Database db)
    {
        public IQueryable<Sample> Samples => db.Visible<Sample>();
    }

    /// <summary>The dispatch that the caller named, with its lines, locked, or 404.</summary>
    internal static Task<Sample> RequireLockedSample(this Database db, Guid id, CancellationToken ct) => db.Samples.Include(s => s.Lines).RequireLocked(db, id, ct);

    /// <summary>The dispatch behind a paper of the warehouse or an approval, locked; before any stock is.</summary>
    internal static Task<Sample> LockSampleBehind(this Database db, Guid id, CancellationToken ct) => db.Every<Sample>().Include(s => s.Lines).RequireLocked(db, id, ct);
}

internal sealed class SampleMap : IEntityTypeConfiguration<Sample>
{
    public void Configure(EntityTypeBuilder<Sample> map)
    {
        map.ToTable("samples");
        map.ComplexProperty(s => s.ShipTo);
        map.HasIndex(s => s.Number).IsUnique().Refuses(SampleRefusals.NumberTaken);
        map.ReadWithinReach();
        map.HasIndex(s => s.ReturnBy).HasFilter("status = 'approved'");
        map.HasOne<Customer>().WithMany().HasForeignKey(s => s.CustomerId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Employee>().WithMany().HasForeignKey(s => s.OwnerId).OnDelete(DeleteBehavior.Restrict);
        map.HasMany(s => s.Lines).WithOne().HasForeignKey("SampleId").IsRequired();
    }
}

internal sealed class SampleLineMap : IEntityTypeConfiguration<SampleLine>
{
    public void Configure(EntityTypeBuilder<SampleLine> map)
    {
        map.ToTable("sample_lines", table => table.HasCheckConstraint("ck_sample_lines_issued", "returned >= 0 and returned <= issued and issued <= base_quantity"));
        map.HasOne<Item>().WithMany().HasForeignKey(l => l.ItemId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Warehouse>().WithMany().HasForeignKey(l => l.WarehouseId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Batch>().WithMany().HasForeignKey(l => l.BatchId).OnDelete(DeleteBehavior.Restrict);
    }
}
