using Microsoft.Extensions.DependencyInjection;
using Waybill.Api.Hosting;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Tests.Support;

/// <summary>
/// The real program on a real PostgreSQL, started once for the whole run with the demo company in it. Each test makes the data it needs by running
/// operations; nothing is put into tables behind the program's back.
/// </summary>
public sealed partial class Shop
{
    private static readonly Lazy<Task<Shop>> One = new(Start);
    private static int counter;
    private readonly WaybillHost host;

    private Shop(WaybillHost host)
    {
        (this.host, Keys) = (host, host.NewKeys.ToDictionary(k => k.Role, k => k.Key));
        trade = new(OpenTrade);
    }

    /// <summary>The running program.</summary>
    public static Task<Shop> Open() => One.Value;

    /// <summary>API keys by role.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; }
    public IServiceProvider Services => host.App.Services;
    public OperationCatalogue Catalogue => Services.GetRequiredService<OperationCatalogue>();
    public Uri RestAddress => new(host.RestAddress);
    public Uri GrpcAddress => new(host.GrpcAddress);

    /// <summary>Plain HTTP for requests that no well-meaning client would make.</summary>
    public HttpClient Rest { get; private set; } = null!;

    /// <summary>The rpcs of every operation.</summary>
    internal Rpcs Grpc { get; private set; } = null!;

    /// <summary>A client with the rights of a role.</summary>
    public Client As(string role) => new(this, Keys[role], Door.Rest);

    /// <summary>Expects the operation to be refused.</summary>
    public Task<Refused> Refused(Door door, string role, object request) => As(role).Via(door).Refused(request);

    /// <summary>A name nobody else in this run has.</summary>
    public static string Unique(string prefix) => $"{prefix}-{Environment.ProcessId}-{Interlocked.Increment(ref counter)}";

    /// <summary>Another program on a database of its own, for what would disturb the others: a changed policy, a full bucket, a stop.</summary>
    public static Task<Shop> Another(string name, params string[] options) => Start(name, options);

    /// <summary>The same, by a clock that the test sets.</summary>
    public static Task<Shop> Another(string name, TimeProvider clock, params string[] options) => Start(name, options, clock);

    /// <summary>Tells the program to stop, as a signal would.</summary>
    public Task Stop() => host.App.StopAsync();

    private static Task<Shop> Start() => Start("waybill_tests");

    private static async Task<Shop> Start(string database, string[]? options = null, TimeProvider? clock = null)
    {
        var connection = await TestDatabase.Create(database);
        var host = await WaybillHost.Prepare(["--Rest:Port=0", "--Grpc:Port=0", "--Seed=true", "--RateLimit:PerSecond=0", "--Jobs:Enabled=false", $"--Files:Folder={FilesOf(database)}",
            $"--ConnectionStrings:Database={connection}", .. options ?? []], quiet: true, clock);
        await host.App.StartAsync();
        var shop = new Shop(host);
        shop.Grpc = new Rpcs(shop.Catalogue, shop.GrpcAddress);
        shop.Rest = new HttpClient { BaseAddress = shop.RestAddress };
        return shop;
    }

    private static string FilesOf(string database) => Path.Combine(Path.GetTempPath(), $"waybill-tests-{Environment.ProcessId}", "files", database);
}
