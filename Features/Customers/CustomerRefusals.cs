using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Customers;

internal static class CustomerRefusals
{
    public static readonly Reason NumberTaken = Reason.Duplicate("CUSTOMER_NUMBER_TAKEN", "There is a customer with this number.", "客户编号已存在。");
    public static readonly Reason ExternalIdTaken = Reason.Duplicate("CUSTOMER_EXTERNAL_ID_TAKEN", "There is a customer with this external id.", "客户外部编号已存在。");
    public static readonly Reason GroupCodeTaken = Reason.Duplicate("CUSTOMER_GROUP_CODE_TAKEN", "There is a customer group with this code.", "客户组编码已存在。");
    public static readonly Reason Inactive = Reason.Invalid("CUSTOMER_INACTIVE", "The customer {customer} is no longer active.", "客户 {customer} 已停用。");
    public static readonly Reason Settled = Reason.Conflict("CUSTOMER_SETTLED", "The {member} of the customer {customer} is {value} and stays so.", "客户 {customer} 的 {member} 为 {value},不能更改。");
}
