using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Approvals;

/// <summary>The ways into this feature's tables.</summary>
public static class ApprovalWays
{
    extension(Database db)
    {
        public DbSet<ApprovalFlow> ApprovalFlows => db.Set<ApprovalFlow>();
        public DbSet<StandIn> StandIns => db.Set<StandIn>();

        /// <summary>The runs that the caller submitted or has a part in; all of them for who manages approvals.</summary>
        public IQueryable<ApprovalRequest> ApprovalRequests => db.ApprovalRequestsAs([]);

        /// <summary>Also those that wait for one of these, for whom the caller acts.</summary>
        public IQueryable<ApprovalRequest> ApprovalRequestsAs(IReadOnlyList<Guid> actingFor)
        {
            var (caller, me) = (db.Caller!.Id, db.Caller.EmployeeId);
            return db.Caller.May(ApprovalsFeature.Manage) ? db.Set<ApprovalRequest>() : db.Set<ApprovalRequest>().Where(r => r.CreatedBy == caller
                || r.Tasks.Any(t => t.DecidedBy == caller || (t.Outcome == TaskOutcome.Open && actingFor.Contains(t.EmployeeId)))
                || (me != null && (r.SubmittedByEmployee == me || r.Tasks.Any(t => t.EmployeeId == me || t.DecidedBy == me))));
        }
    }
}

internal sealed class ApprovalFlowMap : IEntityTypeConfiguration<ApprovalFlow>
{
    public void Configure(EntityTypeBuilder<ApprovalFlow> map)
    {
        map.ToTable("approval_flows");
        map.HasIndex(f => new { f.DocumentKind, f.Name }).IsUnique().Refuses(ApprovalRefusals.FlowNameTaken);
        map.Property(f => f.Conditions).AsJson();
        map.Property(f => f.Steps).AsJson();
    }
}

internal sealed class ApprovalRequestMap : IEntityTypeConfiguration<ApprovalRequest>
{
    public void Configure(EntityTypeBuilder<ApprovalRequest> map)
    {
        map.ToTable("approval_requests");
        map.HasIndex(r => new { r.DocumentId, r.DocumentKind }).IsUnique().HasFilter("status = 'pending'").Refuses(ApprovalRefusals.RunningAlready);
        map.HasIndex(r => new { r.DocumentId, r.CreatedAt });
        map.HasIndex(r => new { r.CreatedAt, r.Id });
        map.HasMany(r => r.Tasks).WithOne().HasForeignKey("RequestId").IsRequired();
    }
}

internal sealed class ApprovalTaskMap : IEntityTypeConfiguration<ApprovalTask>
{
    public void Configure(EntityTypeBuilder<ApprovalTask> map)
    {
        map.ToTable("approval_tasks");
        map.HasIndex(t => new { t.EmployeeId, t.Outcome, t.OpenedAt });
        map.HasOne<Employee>().WithMany().HasForeignKey(t => t.EmployeeId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StandInMap : IEntityTypeConfiguration<StandIn>
{
    public void Configure(EntityTypeBuilder<StandIn> map)
    {
        map.ToTable("stand_ins");
        map.HasIndex(s => new { s.StandInId, s.Until });
        map.HasOne<Employee>().WithMany().HasForeignKey(s => s.EmployeeId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Employee>().WithMany().HasForeignKey(s => s.StandInId).OnDelete(DeleteBehavior.Restrict);
    }
}
