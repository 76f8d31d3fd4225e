using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Events;

internal static class EventRefusals
{
    public static readonly Reason BadCursor = Reason.Malformed("BAD_CURSOR", "The cursor is none that was given out.", "游标无效。");
    public static readonly Reason CursorExpired = Reason.Invalid("CURSOR_EXPIRED", "Events behind the cursor were forgotten after {days} days; begin anew without a cursor.", "游标之后的事件已在 {days} 天后清除,请不带游标重新开始。");
    public static readonly Reason UnknownEventType = Reason.Invalid("UNKNOWN_EVENT_TYPE", "No event is called {type}.", "没有名为 {type} 的事件。");
}
