using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Waybill.Infrastructure.Grpc;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Tests.Support.Toys;

namespace Waybill.Tests.Support;

/// <summary>The gRPC door on a loopback port, with toy operations behind it whose handling each test decides.</summary>
public sealed class ToyDoor : IAsyncDisposable
{
    private readonly WebApplication app;

    private ToyDoor(WebApplication app, ErrorLog errors) => (this.app, Errors) = (app, errors.Lines);

    /// <summary>What the toy operations do.</summary>
    public Func<Operation, object, Call, CancellationToken, Task<Answer<object>>> Handle { get; set; } = (_, _, _, _) => throw new NotSupportedException();

    public ConcurrentQueue<string> Errors { get; }

    /// <summary>A client of the door.</summary>
    public GrpcChannel Channel { get; private set; } = null!;

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<ToyDoor> Open(GrpcSettings? settings = null)
    {
        var errors = new ErrorLog();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(errors);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var door = new ToyDoor(builder.Build(), errors);
        door.app.Use((http, next) =>
        {
            if (http.Request.Headers["x-caller"] == "expired") http.Features.Set(PlatformRefusals.TokenExpired.Because());
            else if (http.Request.Headers["x-caller"] != "nobody") http.Features.Set(Caller.System("tests"));
            return next(http);
        });
        door.app.UseMiddleware<UnknownMethod>();
        door.app.MapGroup("").RequireHost("127.0.0.1").MapGrpcDoor(ToyCatalogue.Whole(), ProtoFiles.In(typeof(ToyDoor).Assembly),
            (operation, request, call, ct) => door.Handle(operation, request, call, ct), settings, ToyCatalogue.Package);
        await door.app.StartAsync();
        door.Channel = new(door.Address);
        return door;
    }

    /// <summary>Tells the server to stop, as a signal would.</summary>
    public Task Stop() => app.StopAsync();

    public ValueTask DisposeAsync()
    {
        Channel.Dispose();
        return app.DisposeAsync();
    }

    private sealed class ErrorLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();
        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) Lines.Enqueue(formatter(state, exception) + " " + exception);
        }

        public void Dispose() { }
    }
}
