using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Api.Hosting;

/// <summary>Traces, metrics and logs by OTLP when the standard variable OTEL_EXPORTER_OTLP_ENDPOINT says where to.</summary>
internal static class Telemetry
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is null) return;
        builder.Services.AddSingleton(Sdk.CreateTracerProviderBuilder()
            .AddSource(Operations.Source.Name, "Microsoft.AspNetCore", "Npgsql").AddOtlpExporter().Build()!);
        builder.Services.AddSingleton(Sdk.CreateMeterProviderBuilder()
            .AddMeter(Operations.Source.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "System.Runtime").AddOtlpExporter().Build()!);
        builder.Logging.AddOpenTelemetry(logs => logs.AddOtlpExporter());
        builder.Services.AddHostedService<Flush>();
    }

    private sealed class Flush(TracerProvider traces, MeterProvider metrics) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            traces.ForceFlush(2000);
            metrics.ForceFlush(2000);
            return Task.CompletedTask;
        }
    }
}
