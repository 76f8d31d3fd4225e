using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockAlerts;

/// <summary>The ways into this feature's tables.</summary>
public static class StockAlertWays
{
    extension(Database db)
    {
        public DbSet<StockAlertRule> StockAlertRules => db.Set<StockAlertRule>();
    }
}

internal sealed class StockAlertRuleMap : IEntityTypeConfiguration<StockAlertRule>
{
    public void Configure(EntityTypeBuilder<StockAlertRule> map)
    {
        map.ToTable("stock_alert_rules");
        map.HasIndex(r => new { r.ItemId, r.WarehouseId }).IsUnique().Refuses(StockAlertRefusals.RuleExists);
        map.HasIndex(r => new { r.CreatedAt, r.Id });
        map.HasOne(r => r.Item).WithMany().HasForeignKey(r => r.ItemId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne(r => r.Warehouse).WithMany().HasForeignKey(r => r.WarehouseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StockAlertMap : IEntityTypeConfiguration<StockAlert>
{
    public void Configure(EntityTypeBuilder<StockAlert> map)
    {
        map.ToView(null);
        map.Property(a => a.Kind).HasConversion(k => Texts.Camel(k.ToString()), text => Enum.Parse<StockAlertKind>(text, true));
    }
}
