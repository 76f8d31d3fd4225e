using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.ContractTemplates;

internal static class ContractTemplateRefusals
{
    public static readonly Reason NameTaken = Reason.Duplicate("CONTRACT_TEMPLATE_NAME_TAKEN", "There is a contract template with this name.", "合同模板名称已存在。");
    public static readonly Reason PlaceholderUnknown = Reason.Invalid("PLACEHOLDER_UNKNOWN", "Nothing fills the placeholder {placeholder}.", "占位符 {placeholder} 无法识别。");
    public static readonly Reason Inactive = Reason.Invalid("CONTRACT_TEMPLATE_INACTIVE", "The contract template {template} is no longer used.", "合同模板 {template} 已停用。");
}
