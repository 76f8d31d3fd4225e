using Waybill.Features.ContractTemplates;
using Waybill.Features.Orders;
using Waybill.Features.SalesContracts;

namespace Waybill.Tests.Support;

public sealed partial class Shop
{
    public Task<GetContractTemplate.Result> ContractTemplate(Trade trade = Trade.Domestic, string text = "{{company.name}} sells to {{customer.name}} for {{contract.total}} {{contract.currency}}.") =>
        As(Roles.Admin).Run<GetContractTemplate.Result>(new CreateContractTemplate.Command(Unique("合同"), trade, text));

    /// <summary>A draft contract of an order, by default of an approved one of 3 pieces at 10.00.</summary>
    public async Task<GetSalesContract.Result> DraftContract(GetOrder.Result? order = null, GetContractTemplate.Result? template = null)
    {
        order ??= await ApprovedOrder(quantity: 3);
        var made = await As(Roles.Admin).Run<CreateSalesContract.Result>(new CreateSalesContract.Command(order.Id, (template ?? await ContractTemplate()).Id));
        return await SalesContract(made.Id);
    }

    public async Task<GetSalesContract.Result> ApprovedContract(GetOrder.Result? order = null, GetContractTemplate.Result? template = null)
    {
        var draft = await DraftContract(order, template);
        await As(Roles.Admin).Run<SalesContractState>(new SubmitSalesContract.Command(draft.Id));
        await As(Roles.Admin).Run<SalesContractState>(new ApproveSalesContract.Command(draft.Id, null));
        return await SalesContract(draft.Id);
    }

    public async Task<GetSalesContract.Result> SignedContract(GetOrder.Result? order = null, GetContractTemplate.Result? template = null)
    {
        var approved = await ApprovedContract(order, template);
        await As(Roles.Admin).Run<SalesContractState>(new SignSalesContract.Command(approved.Id, Signature));
        return await SalesContract(approved.Id);
    }

    public Task<GetSalesContract.Result> SalesContract(Guid id) => As(Roles.Admin).Run<GetSalesContract.Result>(new GetSalesContract.Query(id));

    public static Signature Signature { get; } = new(new(2026, 11, 22), "杭州", "韩梅梅", "李雷");
}
