using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Approvals;
using Waybill.Features.Backlog;
using Waybill.Features.Customers;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesContracts;

/// <summary>
/// What both sides commit to (销售合同). A contract is raised from an approved firm order, or in the words of an earlier one; its text comes from a template, domestic or foreign, and is kept
/// as it was signed. Approved like an order, it is signed, and ends fulfilled or terminated. Transport, customs, import and export papers are linked to it as references.
/// </summary>
public sealed class SalesContractsFeature : Feature
{
    public override string Story => "Sales contracts, their texts and the papers linked to them.";

    public override void Map(Doors doors)
    {
        CreateSalesContract.Map(doors);
        CopySalesContract.Map(doors);
        UpdateSalesContract.Map(doors);
        SubmitSalesContract.Map(doors);
        ApproveSalesContract.Map(doors);
        RejectSalesContract.Map(doors);
        ReopenSalesContract.Map(doors);
        CancelSalesContract.Map(doors);
        SignSalesContract.Map(doors);
        FulfilSalesContract.Map(doors);
        TerminateSalesContract.Map(doors);
        AddContractReference.Map(doors);
        RemoveContractReference.Map(doors);
        RenderContract.Map(doors);
        GetSalesContract.Map(doors);
        ListSalesContracts.Map(doors);
    }

    public override void Services(IServiceCollection services) => services
        .AddDocument<SalesContract>("sales-contracts.get")
        .AddScoped<ContractApproval>().AddScoped<ContractText>()
        .AddScoped<IFollowApproval, ContractFollowsApproval>()
        .AddScoped<IHangOnOrder, ContractHangsOnOrder>()
        .AddSingleton(new NumberKind("sales-contract", "SC-{yyyyMM}-{000000}"));
}
