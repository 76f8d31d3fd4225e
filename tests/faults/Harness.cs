using System.Diagnostics;
using Waybill.Faults.Doors;

namespace Waybill.Faults;

/// <summary>The trial: clients work, faults strike one after the other, and in the end everything is looked for.</summary>
internal sealed class Harness(Options options, World world, Table table)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Random dice = new(options.Seed);

    public static async Task<int> Run(Options options)
    {
        var chosen = Fault.All.Where(f => options.Only.Count == 0 || options.Only.Contains(f.Name)).ToList();
        if (chosen.Count == 0) throw new ArgumentException($"There is no such fault; there are {string.Join(", ", Fault.Names)}.");
        var place = await Place.Make(wantsDisk: chosen.Any(f => f.Name is "disk" or "log"), wantsClock: chosen.Any(f => f.Name == "clock"));
        var (journal, table) = (new Journal(), new Table(chosen));
        Console.WriteLine($"seed {options.Seed}, {options.Length.TotalMinutes:0.#} minutes, {options.Clients} clients, {options.Binary}");
        using var world = new World(place, new("node-1", options.Binary, options.Port, place), new("node-2", options.Binary, options.Port + 10, place), journal);
        try
        {
            await new Harness(options, world, table).Run(chosen);
        }
        catch (Broken broken)
        {
            journal.Violate(broken.Message);
        }
        finally
        {
            await world.Main.Stop();
            await world.Second.Stop();
        }
        if (place.Postmaster is not null) journal.Violate("PostgreSQL still runs although every program that used it was stopped.");
        table.Print(journal);
        var sound = journal.Violations.Count == 0;
        if (!sound) Console.WriteLine($"The logs are kept in {place.Work}.");
        await place.Clear(keep: !sound);
        return sound ? 0 : 1;
    }

    private async Task Run(List<Fault> chosen)
    {
        foreach (var (name, lacks) in new[] { ("disk", !world.Place.HasDisk), ("log", !world.Place.HasDisk), ("clock", !world.Place.Clock.IsOurs) })
            if (lacks && chosen.RemoveAll(f => f.Name == name) > 0) table.NotRun(name, name != "clock" ? "it needs the right to mount a disk of its own (root)" : "it needs libfaketime (apt-get install faketime)");
        await world.Main.Start();
        var key = world.Main.AdminKey ?? throw new Broken("The first start showed no key.");
        using var admin = new Client(key, () => world.Serving, world.Journal);
        var before = await Books.Read(admin);
        var company = await Company.Found(admin, options.Clients);
        await using var listener = await Listener.Open(admin, options.Port + 5);
        await using var all = await Watcher.Open(key, world, kind: null, new Random(dice.Next()));
        await using var some = await Watcher.Open(key, world, kind: "receipt", new Random(dice.Next()));
        await Trade(chosen, company);
        await world.Ready();
        await new Verification(world, admin, company, before, listener, [all, some], dice).Check(table);
    }

    private async Task Trade(List<Fault> chosen, Company company)
    {
        using var over = new CancellationTokenSource();
        var clients = company.Clerks.Select((key, i) => (Clerk: Client(key, i), Manager: Client(company.Manager, i))).ToList();
        var traders = clients.Select((c, i) => new Trader(i, c.Clerk, c.Manager, company, world, new Random(dice.Next()))).ToList();
        var work = traders.Select(t => Task.Run(() => t.Work(over.Token))).ToList();
        try
        {
            await Strike(chosen);
        }
        finally
        {
            await over.CancelAsync();
            await Task.WhenAll(work);
            foreach (var client in clients.SelectMany(c => new[] { c.Clerk, c.Manager })) client.Dispose();
        }
        Console.WriteLine($"{traders.Sum(t => t.Done)} pieces of business done by {traders.Count} clients");
    }

    /// <summary>Of three clients one knows REST, one gRPC, and one both, and changes doors when it hears no answer.</summary>
    private Client Client(string key, int i) => new(key, () => world.Serving, world.Journal, first: i, doors: (i % 3) switch
    {
        0 => [new RestDoor(key)],
        1 => [new GrpcDoor(key)],
        _ => [new GrpcDoor(key), new RestDoor(key)],
    });

    private async Task Strike(List<Fault> chosen)
    {
        var watch = Stopwatch.StartNew();
        await Calm();
        while (watch.Elapsed < options.Length)
            foreach (var fault in chosen.OrderBy(_ => dice.Next()).TakeWhile(_ => watch.Elapsed < options.Length))
            {
                var before = world.Journal.Tally;
                var recovered = await fault.Strike(world, dice);
                if (await Task.WhenAny(recovered, Task.Delay(Patience)) != recovered) throw new Broken($"After {fault.Name} nothing was written for {Patience.TotalSeconds:0} s.");
                await Calm();
                table.Struck(fault, await recovered, world.Journal.Tally - before);
                Console.WriteLine($"{watch.Elapsed:mm\\:ss} {fault.Name,-10} first write after {(await recovered).TotalSeconds,6:0.00} s, {(world.Journal.Tally - before).Acknowledged,5} writes until the next");
            }
    }

    /// <summary>Undisturbed work between two faults.</summary>
    private Task Calm() => Task.Delay(dice.Next(2500, 5000));
}
