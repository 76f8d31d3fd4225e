using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Reminders;

/// <summary>The ways into this feature's tables.</summary>
internal static class ReminderWays
{
    extension(Database db)
    {
        public DbSet<Reminder> Reminders => db.Set<Reminder>();
    }
}

internal sealed class ReminderMap : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> map)
    {
        map.ToTable("reminders", table => table.HasCheckConstraint("ck_reminders_document", "(document_kind is null) = (document_id is null)"));
        map.HasIndex(r => new { r.EmployeeId, r.About, r.Key }).IsUnique();
        map.HasIndex(r => new { r.EmployeeId, r.Due, r.Id });
        map.HasIndex(r => new { r.Due, r.Id });
        map.HasOne<Employee>().WithMany().HasForeignKey(r => r.EmployeeId).OnDelete(DeleteBehavior.Restrict);
    }
}
