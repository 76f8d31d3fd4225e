using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Organization;

/// <summary>The ways into this feature's tables.</summary>
public static class OrganizationMap
{
    extension(Database db)
    {
        public DbSet<Company> Companies => db.Set<Company>();
        public DbSet<Department> Departments => db.Set<Department>();
        public DbSet<Employee> Employees => db.Set<Employee>();
    }
}

internal sealed class CompanyMap : IEntityTypeConfiguration<Company>
{
    public void Configure(EntityTypeBuilder<Company> map)
    {
        map.ToTable("companies");
        map.HasIndex(c => c.Only).IsUnique().Refuses(OrganizationRefusals.CompanyExists);
    }
}

internal sealed class DepartmentMap : IEntityTypeConfiguration<Department>
{
    public void Configure(EntityTypeBuilder<Department> map)
    {
        map.ToTable("departments");
        map.HasIndex(d => d.Code).IsUnique().Refuses(OrganizationRefusals.DepartmentCodeTaken);
        map.HasOne<Department>().WithMany().HasForeignKey(d => d.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EmployeeMap : IEntityTypeConfiguration<Employee>
{
    public void Configure(EntityTypeBuilder<Employee> map)
    {
        map.ToTable("employees");
        map.HasIndex(e => e.Code).IsUnique().Refuses(OrganizationRefusals.EmployeeCodeTaken);
        map.HasIndex(e => e.Subject).IsUnique().Refuses(OrganizationRefusals.SubjectTaken);
        map.HasOne<Department>().WithMany().HasForeignKey(e => e.DepartmentId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Employee>().WithMany().HasForeignKey(e => e.SuperiorId).OnDelete(DeleteBehavior.Restrict);
    }
}
