using System.Diagnostics;
using Waybill.Faults.Doors;

namespace Waybill.Faults;

/// <summary>Clients that read documents and lists through both doors while nothing can be written, and expect to be answered as ever.</summary>
internal sealed class Readers(World world, string token)
{
    private static readonly string[] Lists = ["/v1/orders", "/v1/deliveries", "/v1/stock-outs", "/v1/invoices", "/v1/receipts"];
    private static readonly string[] ListsOfRest = ["/v1/customers", "/v1/stock-balances", "/v1/stock-movements", "/v1/events", "/v1/receivables", "/v1/orders?pageSize=200&count=exact"];

    /// <summary>Reads until the trouble is over.</summary>
    public async Task While(Task trouble)
    {
        var orders = world.Journal.Acknowledged.Where(e => e.Kind == "orders").Select(e => e.Id).Distinct().TakeLast(50).ToArray();
        var documents = orders.Select(o => $"/v1/orders/{o}").ToArray();
        await Task.WhenAll(Read(new RestDoor(token), [.. Lists, .. ListsOfRest, .. documents], trouble), Read(new GrpcDoor(token), [.. Lists, .. documents], trouble), trouble);
    }

    private async Task Read(IDoor door, string[] paths, Task trouble)
    {
        using var _ = door;
        while (!trouble.IsCompleted)
        {
            var path = paths[Random.Shared.Next(paths.Length)];
            var watch = Stopwatch.StartNew();
            var answer = await door.Read(world.Main, path);
            if (answer is not { Sense: Sense.Done }) world.Journal.Violate($"While the disk was full GET {path} over {door.Name} was answered {answer?.ToString() ?? "nothing"}.");
            else world.Journal.Read(watch.Elapsed);
            await Task.Delay(20);
        }
    }
}
