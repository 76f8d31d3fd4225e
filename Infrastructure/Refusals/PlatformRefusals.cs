namespace Waybill.Infrastructure.Refusals;

/// <summary>The reasons that any operation may be refused for, whatever its business.</summary>
public static class PlatformRefusals
{
    public static readonly Reason ValidationFailed = Reason.Invalid("VALIDATION_FAILED", "The request has {count} fault(s); see errors.", "请求有 {count} 处错误,详见 errors。");
    public static readonly Reason MalformedJson = Reason.Malformed("MALFORMED_JSON", "The body is not well-formed JSON.", "请求体不是有效的 JSON。");
    public static readonly Reason MalformedMessage = Reason.Malformed("MALFORMED_MESSAGE", "The message cannot be read.", "消息无法解析。");
    public static readonly Reason BodyRequired = Reason.Malformed("BODY_REQUIRED", "This operation needs a JSON body.", "此操作需要 JSON 请求体。");
    public static readonly Reason UnsupportedMediaType = new("UNSUPPORTED_MEDIA_TYPE", RefusalKind.UnsupportedMedia, "Send application/json.", "请发送 application/json。");
    public static readonly Reason BodyTooLarge = new("BODY_TOO_LARGE", RefusalKind.TooLarge, "The body is larger than {limit} bytes.", "请求体超过 {limit} 字节。");
    public static readonly Reason Unauthenticated = new("UNAUTHENTICATED", RefusalKind.Unauthenticated, "Send a valid API key or access token.", "请提供有效的 API 密钥或访问令牌。");
    public static readonly Reason TokenExpired = new("TOKEN_EXPIRED", RefusalKind.Unauthenticated, "The key or token has expired.", "密钥或令牌已过期。");
    public static readonly Reason WrongAudience = new("WRONG_AUDIENCE", RefusalKind.Unauthenticated, "The token was issued for another surface.", "该令牌不适用于此接口。");
    public static readonly Reason Forbidden = Reason.Forbidden("FORBIDDEN", "You need the permission {permission}.", "您需要权限 {permission}。");
    public static readonly Reason FieldForbidden = Reason.Forbidden("FIELD_FORBIDDEN", "You may not use the field {field}.", "您无权使用字段 {field}。");
    public static readonly Reason RecordReadOnly = Reason.Forbidden("RECORD_READ_ONLY", "You may read this {kind}, but not change it.", "您只能查看该{kind},不能修改。");
    public static readonly Reason NotFound = Reason.NotFound("NOT_FOUND", "There is no such {kind}.", "找不到该{kind}。");
    public static readonly Reason RouteNotFound = Reason.NotFound("ROUTE_NOT_FOUND", "There is nothing at this address.", "此地址不存在。");
    public static readonly Reason MethodNotAllowed = new("METHOD_NOT_ALLOWED", RefusalKind.MethodNotAllowed, "This address does not answer to {method}.", "此地址不支持 {method}。");
    public static readonly Reason UnknownReference = Reason.Invalid("UNKNOWN_REFERENCE", "There is no such {kind}.", "找不到所引用的{kind}。");
    public static readonly Reason StaleVersion = new("STALE_VERSION", RefusalKind.Stale, "It was changed since you read it; the version is now {version}.", "数据已被他人修改,当前版本为 {version}。");
    public static readonly Reason VersionRequired = new("VERSION_REQUIRED", RefusalKind.PreconditionRequired, "Send If-Match with the version you read.", "请在 If-Match 中发送您读取的版本。");
    public static readonly Reason IdempotencyKeyRequired = Reason.Malformed("IDEMPOTENCY_KEY_REQUIRED", "Send an Idempotency-Key of 16 to 255 characters.", "请发送 16 至 255 个字符的 Idempotency-Key。");
    public static readonly Reason IdempotencyKeyInvalid = Reason.Malformed("IDEMPOTENCY_KEY_INVALID", "An Idempotency-Key has 16 to 255 visible ASCII characters.", "Idempotency-Key 必须为 16 至 255 个可见 ASCII 字符。");
    public static readonly Reason IdempotencyKeyReused = Reason.Invalid("IDEMPOTENCY_KEY_REUSED", "This Idempotency-Key was used for another request.", "该 Idempotency-Key 已用于其他请求。");
    public static readonly Reason IdempotencyKeyInFlight = Reason.Conflict("IDEMPOTENCY_KEY_IN_FLIGHT", "The first request with this Idempotency-Key is still running.", "使用该 Idempotency-Key 的首个请求仍在处理中。");
    public static readonly Reason NumberTooLarge = Reason.Invalid("NUMBER_TOO_LARGE", "A sum or product is larger than can be stored.", "计算结果超出可存储范围。");
    public static readonly Reason Busy = new("BUSY", RefusalKind.Unavailable, "Too many changes at once to the same data; try again.", "同一数据的并发修改过多,请重试。");
    public static readonly Reason Unavailable = new("UNAVAILABLE", RefusalKind.Unavailable, "The database cannot be reached; try again.", "数据库暂时不可用,请重试。");
    public static readonly Reason StorageFull = new("STORAGE_FULL", RefusalKind.Unavailable, "There is no room left to store anything; try again later.", "存储空间已满,请稍后重试。");
    public static readonly Reason RateLimited = new("RATE_LIMITED", RefusalKind.TooMany, "Too many requests; try again later.", "请求过于频繁,请稍后再试。");
    public static readonly Reason CurrencyMismatch = Reason.Invalid("CURRENCY_MISMATCH", "The amount must be in {expected}.", "金额币种必须为 {expected}。");
    public static readonly Reason BadFilter = Reason.Malformed("BAD_FILTER", "The filter cannot be understood at position {position}: {problem}.", "过滤条件在位置 {position} 无法解析:{problem}。");
    public static readonly Reason BadOrder = Reason.Malformed("BAD_ORDER", "The list cannot be ordered by {field}.", "列表不能按 {field} 排序。");
    public static readonly Reason BadPageToken = Reason.Malformed("BAD_PAGE_TOKEN", "The page token does not belong to this list, filter and order.", "分页令牌与当前列表、过滤或排序不符。");
    public static readonly Reason BadFields = Reason.Malformed("BAD_FIELDS", "There is no field {field}.", "没有字段 {field}。");
    public static readonly Reason Internal = new("INTERNAL", RefusalKind.Internal, "Something went wrong on our side.", "系统内部错误。");
    public static readonly Reason UnknownParameter = Reason.Malformed("UNKNOWN_PARAMETER", "There is no query parameter {name}.", "没有查询参数 {name}。");
}

/// <summary>The reasons why a single member of a request is refused.</summary>
public static class ShapeRefusals
{
    public static readonly Reason UnknownField = Reason.Malformed("UNKNOWN_FIELD", "There is no such field.", "没有此字段。");
    public static readonly Reason Required = Reason.Invalid("REQUIRED", "A value is required.", "必填。");
    public static readonly Reason InvalidValue = Reason.Invalid("INVALID_VALUE", "Not a valid value; expected {expected}.", "值无效,应为 {expected}。");
    public static readonly Reason TooLong = Reason.Invalid("TOO_LONG", "At most {max} characters.", "最多 {max} 个字符。");
    public static readonly Reason TooShort = Reason.Invalid("TOO_SHORT", "At least {min} characters.", "至少 {min} 个字符。");
    public static readonly Reason TooMany = Reason.Invalid("TOO_MANY_ITEMS", "At most {max} items.", "最多 {max} 项。");
    public static readonly Reason TooFew = Reason.Invalid("TOO_FEW_ITEMS", "At least {min} item(s).", "至少 {min} 项。");
    public static readonly Reason OutOfRange = Reason.Invalid("OUT_OF_RANGE", "Must be {range}.", "必须{range}。");
    public static readonly Reason InvalidFormat = Reason.Invalid("INVALID_FORMAT", "Must look like {format}.", "格式应为 {format}。");
    public static readonly Reason InvalidCharacter = Reason.Invalid("INVALID_CHARACTER", "Contains a character that cannot be stored.", "包含无法存储的字符。");

    internal static bool Contains(Reason reason) => reason == UnknownField || reason == Required || reason == InvalidValue || reason == TooLong || reason == TooShort
        || reason == TooMany || reason == TooFew || reason == OutOfRange || reason == InvalidFormat || reason == InvalidCharacter;
}
