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
            if (Now is var now && now != told) await call.Send(new HealthCheckResponse { Status = told = now });
            await Change(call.Token);
        }
    }

    /// <summary>Ends when the program has started or is told to stop, whichever comes next; a call's own end is thrown.</summary>
    private async Task Change(CancellationToken ct)
    {
        var next = !lifetime.ApplicationStarted.IsCancellationRequested ? lifetime.ApplicationStarted : lifetime.ApplicationStopping;
        if (next.IsCancellationRequested) next = CancellationToken.None;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, next);
        await Task.Delay(Timeout.Infinite, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
    }
}
