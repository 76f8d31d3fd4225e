using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Access;

internal static class AccessRefusals
{
    public static readonly Reason RoleNameTaken = Reason.Duplicate("ROLE_NAME_TAKEN", "There is a role with this name.", "角色名称已存在。");
    public static readonly Reason ClientNameTaken = Reason.Duplicate("CLIENT_NAME_TAKEN", "There is an API client with this name.", "API 客户端名称已存在。");
    public static readonly Reason UnknownPermission = Reason.Invalid("UNKNOWN_PERMISSION", "There is no permission {permission}.", "权限 {permission} 不存在。");
    public static readonly Reason ExpiryInPast = Reason.Invalid("EXPIRY_IN_PAST", "The expiry lies in the past.", "过期时间已过。");
    public static readonly Reason Escalation = Reason.Forbidden("ESCALATION", "You cannot give the permission {permission}, which you do not have.", "您没有权限 {permission},不能授予他人。");
}
