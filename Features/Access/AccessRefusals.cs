using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Access;

internal static class AccessRefusals
{
    public static readonly Reason RoleNameTaken = Reason.Duplicate("ROLE_NAME_TAKEN", "There is a role with this name.", "角色名称已存在。");
    public static readonly Reason ClientNameTaken = Reason.Duplicate("CLIENT_NAME_TAKEN", "There is an API client with this name.", "API 客户端名称已存在。");
    public static readonly Reason UnknownPermission = Reason.Invalid("UNKNOWN_PERMISSION", "There is no permission {permission}.", "权限 {permission} 不存在。");
    public static readonly Reason UnknownKind = Reason.Invalid("UNKNOWN_KIND", "There are no records of the kind {kind}.", "没有 {kind} 类型的记录。");
    public static readonly Reason ReachEscalation = Reason.Forbidden("REACH_ESCALATION", "You cannot let others reach farther among records of the kind {kind} than you do.",
        "您不能授予超出自己范围的 {kind} 数据权限。");
    public static readonly Reason UnknownOperation = Reason.Invalid("UNKNOWN_OPERATION", "There is no operation {operation}.", "操作 {operation} 不存在。");
    public static readonly Reason TokenByToken = Reason.Forbidden("TOKEN_BY_TOKEN", "A token gets no other token; show what it was issued by.", "不能凭令牌换取新令牌,请使用原来的凭证。");
    public static readonly Reason ExpiryInPast = Reason.Invalid("EXPIRY_IN_PAST", "The expiry lies in the past.", "过期时间已过。");
    public static readonly Reason Escalation = Reason.Forbidden("ESCALATION", "You cannot give the permission {permission}, which you do not have.", "您没有权限 {permission},不能授予他人。");
}
