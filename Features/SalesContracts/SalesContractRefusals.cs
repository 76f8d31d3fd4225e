using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.SalesContracts;

/// <remarks>The sentences name no amounts; callers who may see selling prices get them as params.</remarks>
internal static class SalesContractRefusals
{
    public static readonly Reason WrongState = Reason.Conflict("CONTRACT_WRONG_STATE", "The contract is {from}; it would have to be or become {to}.", "合同当前状态为 {from},无法变为 {to}。");
    public static readonly Reason NumberTaken = Reason.Duplicate("CONTRACT_NUMBER_TAKEN", "There is a contract with this number.", "合同编号已存在。");
    public static readonly Reason OrderHasContract = Reason.Duplicate("ORDER_HAS_CONTRACT", "The order has a contract already that is neither cancelled nor terminated.", "该订单已有未作废、未终止的合同。");
    public static readonly Reason ReferenceTaken = Reason.Duplicate("CONTRACT_REFERENCE_TAKEN", "The contract has a reference of this type and number already.", "合同已有该类型和编号的关联单证。");
    public static readonly Reason Incomplete = Reason.Conflict("CONTRACT_INCOMPLETE", "A foreign contract needs its Incoterm and terms of payment.", "外销合同必须填写贸易术语和付款条件。");
    public static readonly Reason Outdated = Reason.Conflict("CONTRACT_OUTDATED", "The order has changed since the contract was submitted: its lines or amounts are not those of the contract any more.",
        "合同提交后订单已变更,订单明细或金额与合同不再一致。");
    public static readonly Reason NotFulfilled = Reason.Conflict("CONTRACT_NOT_FULFILLED", "The order {order} is not delivered as a whole.", "订单 {order} 尚未全部交付。");
    public static readonly Reason OtherCustomer = Reason.Invalid("CONTRACT_OF_OTHER_CUSTOMER", "The order belongs to another customer than the contract.", "订单与合同不属于同一客户。");
}
