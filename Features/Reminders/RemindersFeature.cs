using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Reminders;

/// <summary>
/// What somebody must not forget (提醒). Other features raise reminders on their documents, once each however often they look; people write their own.
/// A reminder is done or dismissed by its holder alone, and is not shown while its holder may not see the document.
/// </summary>
public sealed class RemindersFeature : Feature
{
    public override string Story => "Reminders of what is due, on documents and by hand.";
    public override string Prefix => "/v1/reminders";

    public override void Map(Doors doors)
    {
        CreateReminder.Map(doors);
        CompleteReminder.Map(doors);
        DismissReminder.Map(doors);
        ListMyReminders.Map(doors);
        ListReminders.Map(doors);
    }

    public override void Services(IServiceCollection services) => services.AddScoped<RemindersDesk>()
        .AddPaper<Reminder>("reminders.list-mine", caller => caller.May("reminders.list") ? _ => true : r => r.EmployeeId == caller.EmployeeId);
}
