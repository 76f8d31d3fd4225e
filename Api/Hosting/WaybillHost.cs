using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Npgsql;
using Waybill.Api.Authentication;
using Waybill.Api.Demo;
using Waybill.Api.Docs;
using Waybill.Features;
using Waybill.Features.Access;
using Waybill.Features.Attachments;
using Waybill.Infrastructure;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Files;
using Waybill.Infrastructure.Grpc;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Postgres;
using Waybill.Infrastructure.Rest;

namespace Waybill.Api.Hosting;

/// <summary>The program, put together: database found or started and brought up to date, services, middleware, doors. Tests run the same.</summary>
public sealed class WaybillHost : IAsyncDisposable
{
    private readonly EmbeddedPostgres? embedded;
    private readonly NpgsqlDataSource source;

    private WaybillHost(WebApplication app, NpgsqlDataSource source, EmbeddedPostgres? embedded) => (App, this.source, this.embedded) = (app, source, embedded);

    public WebApplication App { get; }

    /// <summary>The keys made by this start, by role; shown once.</summary>
    public IReadOnlyList<(string Role, string Key)> NewKeys { get; private set; } = [];

    public string RestAddress => Addresses[0];
    public string GrpcAddress => Addresses[1];

    private string[] Addresses => [.. App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];

    /// <param name="clock">The machine's own if not given.</param>
    public static async Task<WaybillHost> Prepare(string[] args, bool quiet, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        if (quiet) builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var settings = builder.Configuration.Get<Settings>() ?? new();
        var connection = builder.Configuration.GetConnectionString("Database");
        var embedded = connection is null
            ? await EmbeddedPostgres.Start(new() { DataFolder = Folders.Of(settings.DataFolder), Binaries = settings.PostgresBinaries }, CancellationToken.None)
            : null;
        if (embedded is not null) builder.Services.AddSingleton(embedded).AddHostedService<PostgresWatch>();
        if (connection is not null) await DatabaseServer.Check(connection, CancellationToken.None);
        var source = Source(connection ?? embedded!.ConnectionString);
        var host = new WaybillHost(Compose(builder, settings, source), source, embedded);
        await host.Ready(settings.Seed ?? embedded is not null);
        return host;
    }

    /// <summary>The OpenAPI document, from a program that is put together but not started, without a database.</summary>
    public static async Task<string> Contract(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var source = Source("Host=localhost");
        await using var app = Compose(builder, builder.Configuration.Get<Settings>() ?? new(), source);
        app.UseRouting();
        app.UseEndpoints(_ => { });
        return await OpenApi.Text(app.Services);
    }

    /// <summary>Stops serving, then leaves the database.</summary>
    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await source.DisposeAsync();
        if (embedded is not null) await embedded.DisposeAsync();
    }

    internal static NpgsqlDataSource Source(string connection)
    {
        var builder = new NpgsqlDataSourceBuilder(connection);
        if (builder.ConnectionStringBuilder.MaxAutoPrepare == 0) builder.ConnectionStringBuilder.MaxAutoPrepare = 200;
        builder.ConnectionStringBuilder.NoResetOnClose = true;
        return builder.Build();
    }

    private static WebApplication Compose(WebApplicationBuilder builder, Settings settings, NpgsqlDataSource source)
    {
        builder.Services.AddSingleton(settings).AddSingleton(settings.Jobs).AddSingleton(settings.Idempotency).AddSingleton(settings.Outbox).AddSingleton(settings.Webhooks);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(settings.ShutdownSeconds));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 4 << 20;
            kestrel.Listen(settings.Address, settings.Rest.Port, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(settings.Address, settings.Grpc.Port, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddFloor(Ladder.Features, source);
        settings.Files.Folder = Folders.Of(settings.Files.Folder ?? Path.Combine(settings.DataFolder, "files"));
        builder.Services.AddFiles(settings.Files);
        builder.Services.AddWaybillAuthentication(settings);
        builder.Services.AddSingleton<RateLimits>();
        builder.Services.AddWaybillDocs();
        builder.AddTelemetry();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");

        var app = builder.Build();
        app.UseMiddleware<Faults>();
        app.MapHealth();
        app.UseMiddleware<UnknownMethod>();
        app.UseMiddleware<Authenticate>();
        app.UseMiddleware<RateLimits.Middleware>();
        var catalogue = app.Services.GetRequiredService<OperationCatalogue>();
        app.MapRestDoor(catalogue);
        app.MapGrpcDoor(catalogue, Contracts.Protos);
        app.MapJwks();
        app.MapFiles();
        app.MapWaybillDocs();
        return app;
    }

    private async Task Ready(bool seed)
    {
        await using var scope = App.Services.CreateAsyncScope();
        await Schema.Migrate(scope.ServiceProvider.GetRequiredService<Database>(), source, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<TokenDesk>().EnsureKey(CancellationToken.None);
        await App.Services.GetRequiredService<OwnKeys>().Load(CancellationToken.None);
        if (seed) NewKeys = await DemoCompany.SeedOnce(App.Services, CancellationToken.None);
    }
}
