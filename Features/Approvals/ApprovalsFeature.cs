using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Approvals;

/// <summary>
/// Who has to agree before a document counts (审批). Flows are data: for a kind of document, under conditions, step by step. A submitted document runs through the first flow that applies;
/// people sign or reject by the document's own operations, hand their task on, call in others, or take the document back. What was submitted is held as a hash: nothing else can be signed.
/// </summary>
public sealed class ApprovalsFeature : Feature
{
    /// <summary>The permission to see every run, and to act where signers cannot.</summary>
    internal const string Manage = "approvals.manage";

    public override string Story => "Approval flows, their runs, and everybody's tasks.";
    public override string Prefix => "/v1";

    public override void Map(Doors doors)
    {
        CreateApprovalFlow.Map(doors);
        UpdateApprovalFlow.Map(doors);
        GetApprovalFlow.Map(doors);
        ListApprovalFlows.Map(doors);
        ListMyApprovalTasks.Map(doors);
        DelegateApprovalTask.Map(doors);
        AddApprovalSigner.Map(doors);
        WithdrawApproval.Map(doors);
        GetApprovalRequest.Map(doors);
        ListApprovalRequests.Map(doors);
        SetStandIn.Map(doors);
        ListStandIns.Map(doors);
        RemoveStandIn.Map(doors);
    }

    public override void Services(IServiceCollection services) => services
        .AddScoped<ApprovalsDesk>().AddScoped<Signers>().AddScoped<ApprovalRuns>().AddScoped<FlowChecks>()
        .AddSingleton(new DocumentKind("approval-request", "approvals.get", typeof(ApprovalRequest), (db, id, _, ct) => db.ApprovalRequests.AnyAsync(r => r.Id == id, ct))
            { Ids = db => db.ApprovalRequests.Select(r => r.Id), AlwaysNarrowed = true });
}
