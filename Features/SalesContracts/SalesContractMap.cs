using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.ContractTemplates;
using Waybill.Features.Customers;
using Waybill.Features.Items;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.SalesContracts;

/// <summary>The ways into this feature's tables.</summary>
public static class SalesContractWays
{
    extension(Database db)
    {
        public IQueryable<SalesContract> SalesContracts => db.Visible<SalesContract>();
    }
}

internal sealed class SalesContractMap : IEntityTypeConfiguration<SalesContract>
{
    public void Configure(EntityTypeBuilder<SalesContract> map)
    {
        map.ToTable("sales_contracts");
        map.ComplexProperty(c => c.ForeignTerms);
        map.ComplexProperty(c => c.Signature);
        map.HasIndex(c => c.Number).IsUnique().Refuses(SalesContractRefusals.NumberTaken);
        map.HasIndex(c => c.OrderId).IsUnique().HasFilter("status not in ('cancelled', 'terminated')").Refuses(SalesContractRefusals.OrderHasContract);
        map.HasIndex(c => c.OrderId, "ix_sales_contracts_of_order");
        map.ReadWithinReach();
        map.HasOne<Order>().WithMany().HasForeignKey(c => c.OrderId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<ContractTemplate>().WithMany().HasForeignKey(c => c.TemplateId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Customer>().WithMany().HasForeignKey(c => c.CustomerId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Employee>().WithMany().HasForeignKey(c => c.OwnerId).OnDelete(DeleteBehavior.Restrict);
        map.HasMany(c => c.Lines).WithOne().HasForeignKey("SalesContractId").IsRequired();
        map.HasMany(c => c.References).WithOne().HasForeignKey("SalesContractId").IsRequired();
    }
}

internal sealed class SalesContractLineMap : IEntityTypeConfiguration<SalesContractLine>
{
    public void Configure(EntityTypeBuilder<SalesContractLine> map)
    {
        map.ToTable("sales_contract_lines");
        map.HasOne<Item>().WithMany().HasForeignKey(l => l.ItemId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ContractReferenceMap : IEntityTypeConfiguration<ContractReference>
{
    public void Configure(EntityTypeBuilder<ContractReference> map)
    {
        map.ToTable("contract_references");
        map.Property<Guid>("SalesContractId");
        map.HasIndex("SalesContractId", nameof(ContractReference.Type), nameof(ContractReference.Number)).IsUnique().Refuses(SalesContractRefusals.ReferenceTaken);
        map.HasIndex(r => r.Number);
    }
}
