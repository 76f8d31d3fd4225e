using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Webhooks;

internal static class WebhookRefusals
{
    public static readonly Reason UrlForbidden = Reason.Invalid("WEBHOOK_URL_FORBIDDEN", "Events can only be delivered to an https address on the public internet, without a password in it.",
        "事件只能推送到公网 https 地址,且地址中不得包含密码。");
    public static readonly Reason OwnerRequired = Reason.Invalid("WEBHOOK_OWNER_REQUIRED", "Say which API client the endpoint belongs to; you are none yourself.", "请指定端点所属的 API 客户端,您本身不是 API 客户端。");
    public static readonly Reason PatternUnknown = Reason.Invalid("WEBHOOK_EVENTS_UNKNOWN", "No event is called {type}.", "没有名为 {type} 的事件。");
    public static readonly Reason TooManyToReplay = Reason.Invalid("WEBHOOK_REPLAY_TOO_LARGE", "More than {most} events would be sent again; choose a shorter time.", "需重发的事件超过 {most} 条,请缩短时间范围。");
    public static readonly Reason NothingChosen = Reason.Invalid("WEBHOOK_REPLAY_UNCLEAR", "Give either an event or a time to begin from.", "请指定事件或起始时间,二者择一。");
    public static readonly Reason Inactive = Reason.Conflict("WEBHOOK_INACTIVE", "The endpoint is not active.", "该端点未启用。");
}
