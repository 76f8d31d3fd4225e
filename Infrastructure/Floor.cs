using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Events;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Rest;

namespace Waybill.Infrastructure;

/// <summary>Lays the floor that features stand on: database, pipeline, the catalogue of their operations.</summary>
public static class Floor
{
    /// <summary>Every operation of the features, without anything to run them on.</summary>
    public static OperationCatalogue Catalogue(IReadOnlyList<Feature> features)
    {
        var catalogue = new OperationCatalogue();
        foreach (var feature in features) feature.Map(new Doors(feature.Name, feature.Prefix, catalogue));
        return catalogue;
    }

    public static IServiceCollection AddFloor(this IServiceCollection services, IReadOnlyList<Feature> features, NpgsqlDataSource source, Action<DbContextOptionsBuilder>? more = null)
    {
        var assemblies = features.Select(f => f.GetType().Assembly).Distinct().ToList();
        var catalogue = Catalogue(features);
        foreach (var feature in features) feature.Services(services);
        var reasons = new ReasonBook(assemblies);
        catalogue.Check(reasons);
        foreach (var operation in catalogue.All.Concat(catalogue.Streams)) operation.Register(services);

        services.AddSingleton(catalogue).AddSingleton(reasons).AddSingleton(features);
        services.AddSingleton(new ModelAssemblies(assemblies));
        services.AddSingleton(source);
        services.AddSingleton(new RestJson(Json.Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web), catalogue)));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(typeof(Recent<>));
        var goAhead = new GoAhead();
        services.AddDbContextPool<Database>((provider, options) =>
        {
            options.UseNpgsql(source, npgsql => npgsql.MigrationsAssembly("Api")).UseApplicationServiceProvider(provider).AddInterceptors(goAhead)
                .ReplaceService<IModificationCommandBatchFactory, SetBatches>().ReplaceService<ICommandBatchPreparer, SaveOrder>();
            more?.Invoke(options);
        }, poolSize: 256);
        services.AddSingleton<StorageRoom>().AddSingleton<WriteTurns>();
        services.AddSingleton<Operations>();
        services.AddSingleton<DocumentKinds>();
        services.AddScoped<CurrentUser>();
        services.AddScoped<Outbox>();
        services.AddSingleton(new EventKinds(assemblies)).AddSingleton<EventBells>();
        services.AddHostedService<EventNumbering>();
        Jobs.Jobs.Add(services);
        return services;
    }
}
