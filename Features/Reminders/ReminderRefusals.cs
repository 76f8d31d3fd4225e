using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Reminders;

internal static class ReminderRefusals
{
    public static readonly Reason WrongState = Reason.Conflict("REMINDER_WRONG_STATE", "A reminder that is {from} cannot become {to}.", "提醒状态为 {from},不能变为 {to}。");
    public static readonly Reason CannotSee = Reason.Invalid("REMINDER_CANNOT_SEE", "{employee} may not see this {kind}, so the reminder would not be shown.", "{employee} 无权查看该{kind},无法收到提醒。");
}
