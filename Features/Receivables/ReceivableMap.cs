using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Customers;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Receivables;

/// <summary>The ways into this feature's tables.</summary>
public static class ReceivableWays
{
    extension(Database db)
    {
        public DbSet<ReceivableAccount> ReceivableAccounts => db.Set<ReceivableAccount>();
        public DbSet<Receivable> Receivables => db.Set<Receivable>();
        public DbSet<ReceivableEntry> ReceivableEntries => db.Set<ReceivableEntry>();
    }
}

internal sealed class ReceivableAccountMap : IEntityTypeConfiguration<ReceivableAccount>
{
    public void Configure(EntityTypeBuilder<ReceivableAccount> map)
    {
        map.ToTable("receivable_accounts");
        map.HasIndex(a => a.CustomerId).IsUnique();
        map.HasOne<Customer>().WithMany().HasForeignKey(a => a.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReceivableMap : IEntityTypeConfiguration<Receivable>
{
    public void Configure(EntityTypeBuilder<Receivable> map)
    {
        map.ToTable("receivables", table =>
        {
            table.HasCheckConstraint("ck_receivables_charged", "charged >= 0");
            table.HasCheckConstraint("ck_receivables_settled", "settled >= 0");
        });
        map.HasIndex(r => r.OrderId).IsUnique();
        map.HasIndex(r => new { r.CustomerId, r.CreatedAt, r.Id });
        map.HasIndex(r => new { r.CreatedAt, r.Id });
        map.HasOne<Customer>().WithMany().HasForeignKey(r => r.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReceivableEntryMap : IEntityTypeConfiguration<ReceivableEntry>
{
    public void Configure(EntityTypeBuilder<ReceivableEntry> map)
    {
        map.ToTable("receivable_entries");
        map.ComplexProperty(e => e.Source);
        map.HasOne<Customer>().WithMany().HasForeignKey(e => e.CustomerId).OnDelete(DeleteBehavior.Restrict).NotLookedUp();
    }
}
