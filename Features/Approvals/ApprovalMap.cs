using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Rest;

namespace Waybill.Features.Approvals;

/// <summary>The ways into this feature's tables.</summary>
public static class ApprovalWays
{
    extension(Database db)
    {
        public DbSet<ApprovalFlow> ApprovalFlows => db.Set<ApprovalFlow>();
        public DbSet<StandIn> StandIns => db.Set<StandIn>();

        /// <summary>The runs that the caller submitted or has a part in; all of them for who manages approvals.</summary>
        public IQueryable<ApprovalRequest> ApprovalRequests
        {
            get
            {
                var (caller, me) = (db.Caller!.Id, db.Caller.EmployeeId);
                return db.Caller.May(ApprovalsFeature.Manage) ? db.Set<ApprovalRequest>()
                    : db.Set<ApprovalRequest>().Where(r => r.CreatedBy == caller || (me != null && (r.SubmittedByEmployee == me || r.Tasks.Any(t => t.EmployeeId == me || t.DecidedBy == me))));
            }
        }
    }
}

internal sealed class ApprovalFlowMap : IEntityTypeConfiguration<ApprovalFlow>
{
    public void Configure(EntityTypeBuilder<ApprovalFlow> map)
    {
        map.ToTable("approval_flows");
        map.HasIndex(f => new { f.DocumentKind, f.Name }).IsUnique().Refuses(ApprovalRefusals.FlowNameTaken);
        map.Property(f => f.Conditions).HasColumnType("jsonb").HasConversion(c => JsonSerializer.Serialize(c, Json.Stored), c => JsonSerializer.Deserialize<FlowConditions>(c, Json.Stored)!,
            new ValueComparer<FlowConditions>((a, b) => JsonSerializer.Serialize(a, Json.Stored) == JsonSerializer.Serialize(b, Json.Stored), c => 0, c => c));
        map.Property(f => f.Steps).HasColumnType("jsonb").HasConversion(s => JsonSerializer.Serialize(s, Json.Stored), s => JsonSerializer.Deserialize<FlowStep[]>(s, Json.Stored)!,
            new ValueComparer<IReadOnlyList<FlowStep>>((a, b) => JsonSerializer.Serialize(a, Json.Stored) == JsonSerializer.Serialize(b, Json.Stored), s => s.Count, s => s));
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
