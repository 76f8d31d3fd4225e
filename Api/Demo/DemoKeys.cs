using Microsoft.EntityFrameworkCore;
using Waybill.Api.Hosting;
using Waybill.Features.Access;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Api.Demo;

/// <summary>The one command that makes a new key for a demo role's client.</summary>
internal static class DemoKeys
{
    public static async Task<int> Print(WaybillHost host, string role)
    {
        await using var scope = host.App.Services.CreateAsyncScope();
        var client = await scope.ServiceProvider.GetRequiredService<Database>().ApiClients.FirstOrDefaultAsync(c => c.Name == ClientOf(role));
        if (client is null)
        {
            Console.Error.WriteLine($"There is no demo client for the role {role}. The roles are {string.Join(", ", DemoRoles.All.Select(r => r.Name))}.");
            return 1;
        }
        Console.WriteLine(await Issue(host.App.Services, client.Id, CancellationToken.None));
        return 0;
    }

    internal static string ClientOf(string role) => $"demo {role}";

    internal static async Task<string> Issue(IServiceProvider services, Guid clientId, CancellationToken ct)
    {
        var issued = await new Seeding(services).Run<IssueApiKey.Result>(new IssueApiKey.Command(clientId, null, null), ct);
        return issued.Key!;
    }
}

/// <summary>Runs operations as the program itself, through the same pipeline as everyone.</summary>
internal sealed class Seeding(IServiceProvider services)
{
    private static readonly Caller Seeder = Caller.System("demo");

    public async Task<TResult> Run<TResult>(object request, CancellationToken ct) where TResult : class
    {
        var operation = services.GetRequiredService<OperationCatalogue>().For(request.GetType());
        var call = new Call(Seeder) { Key = operation.NeedsKey ? Guid.CreateVersion7().ToString() : null };
        return (TResult)(await operation.Run(services.GetRequiredService<Operations>(), request, call, ct)).Result;
    }
}
