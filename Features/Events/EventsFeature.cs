using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Waybill.Infrastructure.Jobs;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Events;

/// <summary>
/// What happened: every event, in one order without gaps, to be read from a cursor on or watched; and who changed what of a document. Readers get what they
/// may see and nothing else: events of documents within their reach, with the members of their field classes.
/// </summary>
public sealed class EventsFeature : Feature
{
    public override string Story => "What happened, to be read from a cursor on, and the history of each document.";
    public override string Prefix => "/v1";

    public override void Map(Doors doors)
    {
        ListEvents.Map(doors);
        WatchEvents.Map(doors);
        ListEventTypes.Map(doors);
        ListHistory.Map(doors);
        ForgetEvents.Map(doors);
    }

    public override void Services(IServiceCollection services)
    {
        services.TryAddSingleton(new OutboxSettings());
        services.AddScoped<EventReader>().AddSingleton<HistoryCut>();
        services.AddSingleton(new ScheduledOperation(typeof(ForgetEvents.Command), "0 40 * * * ?"));
    }
}
