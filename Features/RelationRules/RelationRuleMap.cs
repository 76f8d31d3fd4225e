using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.RelationRules;

/// <summary>The ways into this feature's tables.</summary>
internal static class RelationRuleWays
{
    extension(Database db)
    {
        public DbSet<RelationRule> RelationRules => db.Set<RelationRule>();
    }
}

internal sealed class RelationRuleMap : IEntityTypeConfiguration<RelationRule>
{
    public void Configure(EntityTypeBuilder<RelationRule> map)
    {
        map.ToTable("relation_rules", table =>
            table.HasCheckConstraint("ck_relation_rules_condition", "coalesce(category, region, product_line, customer_class, level) is not null"));
        map.HasIndex(r => r.Name).IsUnique().Refuses(RelationRuleRefusals.NameTaken);
        map.HasOne<Employee>().WithMany().HasForeignKey(r => r.EmployeeId).OnDelete(DeleteBehavior.Restrict);
    }
}
