using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Waybill.Api.Demo;
using Waybill.Infrastructure.Postgres;

namespace Waybill.Api.Hosting;

/// <summary>What the program does when it is started: serve, or one of its few commands. What goes wrong is told in one sentence.</summary>
internal static class Launch
{
    private const string Usage = """
        waybill                    serve REST, gRPC and docs
        waybill key <role>         make a new API key of a demo role and print it
        waybill protos             write Protos/ anew from the operations (for developers)
        waybill openapi            write the OpenAPI document to the standard output (for developers)
        Options: --Rest:Port=5080 --Grpc:Port=5081 --Bind=127.0.0.1 --DataFolder=data --Seed=true --ConnectionStrings:Database=…
        """;

    public static async Task<int> Run(string[] args)
    {
        var words = args.TakeWhile(a => !a.StartsWith('-')).ToArray();
        var options = args.Skip(words.Length).ToArray();
        try
        {
            switch (words)
            {
                case []: await Serve(options); return 0;
                case ["key", var role]: return await WithDatabase(options, app => DemoKeys.Print(app, role));
                case ["protos"]: return Contracts.WriteProtos(Folders.Root);
                case ["openapi"]: Console.WriteLine(await WaybillHost.Contract(options)); return 0;
                default: Console.Error.WriteLine(Usage); return 2;
            }
        }
        catch (PostgresUnavailable unavailable)
        {
            Console.Error.WriteLine(unavailable.Message);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException or SocketException)
        {
            Console.Error.WriteLine($"A port is taken by another program: {taken.Message} Choose others with --Rest:Port and --Grpc:Port.");
        }
        return 1;
    }

    private static async Task Serve(string[] options)
    {
        await using var host = await WaybillHost.Prepare(options, quiet: false);
        await host.App.StartAsync();
        Banner(host);
        await host.App.WaitForShutdownAsync();
    }

    private static async Task<int> WithDatabase(string[] options, Func<WaybillHost, Task<int>> work)
    {
        await using var host = await WaybillHost.Prepare(options, quiet: true);
        return await work(host);
    }

    private static void Banner(WaybillHost host)
    {
        Console.WriteLine($"""

              Waybill is ready.
              REST   {host.RestAddress}/v1
              gRPC   {host.GrpcAddress} (HTTP/2 in clear)
              Docs   {host.RestAddress}/docs
            """);
        foreach (var (role, key) in host.NewKeys) Console.WriteLine($"  key of {role,-12} {key}");
        Console.WriteLine(host.NewKeys.Count > 0
            ? "  These keys are not stored and not shown again."
            : $"  For a new API key: dotnet run --project Api -- key <{string.Join('|', DemoRoles.All.Select(r => r.Name))}>");
        Console.WriteLine();
    }
}
