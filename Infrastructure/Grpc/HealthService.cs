using Google.Protobuf.Reflection;
using Microsoft.Extensions.Hosting;
using Waybill.Protos.Health;
using static Waybill.Protos.Health.HealthCheckResponse.Types;

namespace Waybill.Infrastructure.Grpc;

/// <summary>grpc.health.v1: serving from when the program has started until it is told to stop.</summary>
internal sealed class HealthService(IReadOnlyList<FileDescriptor> descriptors, IHostApplicationLifetime lifetime)
{
    private readonly HashSet<string> known = [.. ReflectionService.Services(descriptors), ""];

    public void Map(Action<string, Func<GrpcCall, Task>> map)
    {
        map("grpc.health.v1.Health/Check", Check);
        map("grpc.health.v1.Health/Watch", Watch);
    }

    private ServingStatus Now => lifetime.ApplicationStarted.IsCancellationRequested && !lifetime.ApplicationStopping.IsCancellationRequested
        ? ServingStatus.Serving : ServingStatus.NotServing;

    private async Task Check(GrpcCall call)
    {
        var request = (HealthCheckRequest)await call.Only(HealthCheckRequest.Parser);
        if (!known.Contains(request.Service)) throw new RpcEnd(GrpcCode.NotFound, "There is no such service.");
        await call.Send(new HealthCheckResponse { Status = Now }, flush: false);
    }

    private async Task Watch(GrpcCall call)
    {
        var request = (HealthCheckRequest)await call.Only(HealthCheckRequest.Parser);
        if (!known.Contains(request.Service))
        {
            await call.Send(new HealthCheckResponse { Status = ServingStatus.ServiceUnknown });
            await Task.Delay(Timeout.Infinite, call.Token);
        }
        var told = ServingStatus.Unknown;
        while (true)
        {
            var next = NextChange;
            if (Now is var now && now != told) await call.Send(new HealthCheckResponse { Status = told = now });
            await Ended(next, call.Token);
        }
    }

    private CancellationToken NextChange => !lifetime.ApplicationStarted.IsCancellationRequested ? lifetime.ApplicationStarted
        : !lifetime.ApplicationStopping.IsCancellationRequested ? lifetime.ApplicationStopping : CancellationToken.None;

    /// <summary>Waits for the change; a call's own end is thrown.</summary>
    private static async Task Ended(CancellationToken next, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, next);
        await Task.Delay(Timeout.Infinite, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
    }
}
