using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Customers;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.CustomerBalances;

/// <summary>The ways into this feature's tables.</summary>
public static class CustomerBalanceWays
{
    extension(Database db)
    {
        public DbSet<CustomerBalance> CustomerBalances => db.Set<CustomerBalance>();
        public DbSet<BalanceHold> BalanceHolds => db.Set<BalanceHold>();
        public DbSet<BalanceEntry> BalanceEntries => db.Set<BalanceEntry>();
    }
}

internal sealed class CustomerBalanceMap : IEntityTypeConfiguration<CustomerBalance>
{
    public void Configure(EntityTypeBuilder<CustomerBalance> map)
    {
        map.ToTable("customer_balances", table => table.HasCheckConstraint("ck_customer_balances_held", "held >= 0 and held <= balance"));
        map.HasIndex(b => b.CustomerId).IsUnique();
        map.HasOne<Customer>().WithMany().HasForeignKey(b => b.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BalanceHoldMap : IEntityTypeConfiguration<BalanceHold>
{
    public void Configure(EntityTypeBuilder<BalanceHold> map)
    {
        map.ToTable("balance_holds", table => table.HasCheckConstraint("ck_balance_holds_amount", "amount >= 0"));
        map.HasIndex(h => h.HolderId).IsUnique();
        map.HasOne<Customer>().WithMany().HasForeignKey(h => h.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BalanceEntryMap : IEntityTypeConfiguration<BalanceEntry>
{
    public void Configure(EntityTypeBuilder<BalanceEntry> map)
    {
        map.ToTable("balance_entries");
        map.ComplexProperty(e => e.Source);
        map.HasIndex(e => new { e.PostedAt, e.Id });
        map.HasIndex(e => new { e.CustomerId, e.PostedAt, e.Id });
        map.HasOne<Customer>().WithMany().HasForeignKey(e => e.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
