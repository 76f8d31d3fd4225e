using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Infrastructure.Grpc;

/// <summary>Runs an operation for a call.</summary>
public delegate Task<Answer<object>> RunOperation(Operation operation, object request, Call call, CancellationToken ct);

/// <summary>The gRPC door: every operation as an rpc, with health and reflection beside them.</summary>
public static class GrpcDoor
{
    /// <summary>
    /// Opens the door. The protos are checked against the operations' records first, and any disagreement stops the program.
    /// <see cref="UnknownMethod"/> answers for what is not mapped.
    /// </summary>
    /// <param name="routes">Where the endpoints go.</param>
    /// <param name="catalogue">The operations that become rpcs.</param>
    /// <param name="descriptors">The compiled protos.</param>
    /// <param name="run">Runs an operation; by default, through the pipeline.</param>
    /// <param name="settings">Bounds, where the usual ones do not fit.</param>
    /// <param name="package">The package of the operations' services.</param>
    public static void MapGrpcDoor(this IEndpointRouteBuilder routes, OperationCatalogue catalogue, IReadOnlyList<FileDescriptor> descriptors,
        RunOperation? run = null, GrpcSettings? settings = null, string package = ProtoWriter.Package)
    {
        var services = routes.ServiceProvider;
        var lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        var host = new GrpcHost(settings ?? new(), lifetime, services.GetRequiredService<ILogger<GrpcHost>>());
        var contract = new Contract(catalogue, package);
        ContractCheck.Run(contract, descriptors);
        var mapper = new RecordMapper(contract, descriptors);
        run ??= (operation, request, call, ct) => operation.Run(services.GetRequiredService<Operations>(), request, call, ct);

        void Map(string method, Func<GrpcCall, Task> serve) =>
            routes.MapPost("/" + method, (RequestDelegate)(http => host.Serve(http, serve))).WithDisplayName("gRPC " + method);

        foreach (var rpc in contract.Rpcs)
            Map($"{package}.{rpc.Operation.Service}/{rpc.Operation.Name}", rpc.Operation.Streams ? Streaming(rpc, mapper, services.GetRequiredService<Operations>()) : Unary(rpc, mapper, run));
        new HealthService(descriptors, lifetime).Map(Map);
        new ReflectionService(descriptors).Map(Map);
    }

    private static Func<GrpcCall, Task> Unary(ProtoRpc rpc, RecordMapper mapper, RunOperation run)
    {
        var (parser, requests, responses) = (mapper.Parser(rpc.Request), mapper.For(rpc.Request), mapper.For(rpc.Response));
        return async call =>
        {
            var context = call.Call();
            rpc.Operation.Admit(context.Caller);
            var reading = new Reading();
            var request = requests.ReadRecord(await call.Only(parser), reading);
            reading.Check(request);
            var answer = await run(rpc.Operation, request, context, call.Token);
            if (answer.Replayed) call.Say("idempotency-replayed", "true");
            await call.Send(responses.WriteMessage(answer.Result), flush: false);
        };
    }

    /// <summary>Each message is flushed before the next is asked for: a slow reader holds the stream back, and nothing piles up.</summary>
    private static Func<GrpcCall, Task> Streaming(ProtoRpc rpc, RecordMapper mapper, Operations operations)
    {
        var (parser, requests, responses) = (mapper.Parser(rpc.Request), mapper.For(rpc.Request), mapper.For(rpc.Response));
        return async call =>
        {
            rpc.Operation.Admit(call.Call().Caller);
            var reading = new Reading();
            var request = requests.ReadRecord(await call.Only(parser), reading);
            reading.Check(request);
            await foreach (var item in rpc.Operation.Stream(operations, request, call.Again, call.Token)) await call.Send(responses.WriteMessage(item));
        };
    }
}

/// <summary>Answers a gRPC call of a method that nobody mapped with UNIMPLEMENTED instead of a bare 404.</summary>
public sealed class UnknownMethod(RequestDelegate next, IHostApplicationLifetime lifetime, ILogger<GrpcHost> log) : IDisposable
{
    private readonly GrpcHost host = new(new(), lifetime, log);

    public async Task Invoke(HttpContext http)
    {
        await next(http);
        if (!http.Response.HasStarted && http.Response.StatusCode is 404 or 405 && GrpcHost.IsGrpc(http.Request))
            await host.Serve(http, _ => throw new RpcEnd(GrpcCode.Unimplemented, "There is no such method."));
    }

    public void Dispose() => host.Dispose();
}
