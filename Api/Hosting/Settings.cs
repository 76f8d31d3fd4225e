using System.Net;
using Waybill.Features.Webhooks;
using Waybill.Infrastructure.Files;
using Waybill.Infrastructure.Jobs;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Api.Hosting;

/// <summary>Everything that can be configured, by appsettings.json, environment (Rest__Port) or command line (--Rest:Port=8080).</summary>
public sealed class Settings
{
    /// <summary>The address listened on; loopback unless configured.</summary>
    public string Bind { get; set; } = "127.0.0.1";

    /// <summary>REST, docs and health: HTTP/1.1.</summary>
    public PortSettings Rest { get; set; } = new() { Port = 5080 };

    /// <summary>gRPC: HTTP/2 in clear.</summary>
    public PortSettings Grpc { get; set; } = new() { Port = 5081 };

    /// <summary>Where the embedded PostgreSQL keeps its files when no connection string is given.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>The folder of initdb and pg_ctl, if they are not where one looks for them.</summary>
    public string? PostgresBinaries { get; set; }

    /// <summary>Seed the demo company. By itself only a new embedded database is seeded.</summary>
    public bool? Seed { get; set; }
    public OidcSettings Oidc { get; set; } = new();
    public RateSettings RateLimit { get; set; } = new();
    public JobSettings Jobs { get; set; } = new();
    public IdempotencySettings Idempotency { get; set; } = new();
    public OutboxSettings Outbox { get; set; } = new();
    public WebhookSettings Webhooks { get; set; } = new();

    /// <summary>Where attached files are kept.</summary>
    public FileSettings Files { get; set; } = new();

    /// <summary>How long requests may take to finish when the program is asked to stop.</summary>
    public int ShutdownSeconds { get; set; } = 15;

    internal IPAddress Address => IPAddress.Parse(Bind);

    public sealed class PortSettings
    {
        public int Port { get; set; }
    }

    /// <summary>An identity provider whose access tokens are accepted beside our own.</summary>
    public sealed class OidcSettings
    {
        public string? Authority { get; set; }
        public string Audience { get; set; } = "waybill-staff";

        /// <summary>Only for trials with a provider on this machine.</summary>
        public bool RequireHttps { get; set; } = true;
    }

    /// <summary>How much one client may ask.</summary>
    public sealed class RateSettings
    {
        /// <summary>Requests a second in the long run; 0 switches the limit off.</summary>
        public int PerSecond { get; set; } = 1000;

        /// <summary>Requests at once after a pause.</summary>
        public int Burst { get; set; } = 3000;
    }
}
