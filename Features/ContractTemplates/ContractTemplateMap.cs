using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.ContractTemplates;

/// <summary>The ways into this feature's tables.</summary>
public static class ContractTemplateWays
{
    extension(Database db)
    {
        public DbSet<ContractTemplate> ContractTemplates => db.Set<ContractTemplate>();
    }
}

internal sealed class ContractTemplateMap : IEntityTypeConfiguration<ContractTemplate>
{
    public void Configure(EntityTypeBuilder<ContractTemplate> map)
    {
        map.ToTable("contract_templates");
        map.HasIndex(t => t.Name).IsUnique().Refuses(ContractTemplateRefusals.NameTaken);
    }
}
