using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Data;

namespace Waybill.Infrastructure.Pipeline;

public sealed partial class Operations
{
    /// <summary>Streams what an operation tells, as long as its caller may hear it: permission and shape at the beginning, the permission again whenever the stream asks who listens.</summary>
    public async IAsyncEnumerable<TItem> Stream<TRequest, TItem>(Operation<TRequest, TItem> operation, TRequest request, Func<CancellationToken, Task<Caller>> who,
        [EnumeratorCancellation] CancellationToken ct) where TRequest : class where TItem : class
    {
        Shape.Check(request);
        await using var scope = scopes.CreateAsyncScope();
        await using var items = scope.ServiceProvider.GetRequiredService<IStream<TRequest, TItem>>().Stream(request, Admitted, ct).GetAsyncEnumerator(ct);
        while (await Next(items, scope.ServiceProvider)) yield return items.Current;

        async Task<Caller> Admitted(CancellationToken token)
        {
            var caller = await who(token);
            operation.Admit(caller);
            return caller;
        }
    }

    private static async ValueTask<bool> Next<TItem>(IAsyncEnumerator<TItem> items, IServiceProvider services)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (Exception fault) when (DatabaseFaults.Refused(fault, services.GetRequiredService<Database>()) is { } refusal)
        {
            throw refusal;
        }
    }
}
