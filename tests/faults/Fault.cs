using Npgsql;

namespace Waybill.Faults;

/// <summary>Something that goes wrong while clients work, and what must then still be so.</summary>
internal sealed class Fault(string name, string what, Func<World, Random, Task<Task<TimeSpan>>> strike)
{
    public static readonly IReadOnlyList<Fault> All =
    [
        new("program", "kill -9 of the program, started again", Program),
        new("postgres", "PostgreSQL stopped immediately or killed -9", Postgres),
        new("both", "program and PostgreSQL killed at once", Both),
        new("backends", "all database connections terminated", Backends),
        new("clients", "client connections reset, many in mid-answer", Clients),
        new("disk", "the disk of the data folder full for seconds", Disk),
        new("log", "the disk full until PostgreSQL has no room for its log and gives itself up", Log),
        new("clock", "a node's clock jumps hours forward, then hours back", ClockJumps),
        new("nodes", "two nodes on one database, one killed -9", Nodes),
    ];

    public static IReadOnlyList<string> Names => [.. All.Select(f => f.Name)];

    public string Name => name;
    public string What => what;

    /// <summary>Strikes, and gives what ends with the first write acknowledged afterwards.</summary>
    public Task<Task<TimeSpan>> Strike(World world, Random dice) => strike(world, dice);

    private static async Task<Task<TimeSpan>> Program(World world, Random dice)
    {
        await world.Main.Kill();
        var recovered = world.Journal.Recovered();
        await world.Main.Start();
        return recovered;
    }

    private static async Task<Task<TimeSpan>> Postgres(World world, Random dice)
    {
        await world.KillPostgres(dice.Next(2) == 0 ? "QUIT" : "KILL");
        var recovered = world.Journal.Recovered();
        await world.HealthTellsTheTruth();
        return recovered;
    }

    private static async Task<Task<TimeSpan>> Both(World world, Random dice)
    {
        var server = world.KillPostgres(dice.Next(2) == 0 ? "QUIT" : "KILL");
        await world.Main.Kill();
        await server;
        var recovered = world.Journal.Recovered();
        await world.Main.Start();
        return recovered;
    }

    private static async Task<Task<TimeSpan>> Backends(World world, Random dice)
    {
        for (var times = dice.Next(1, 4); times > 0; times--)
        {
            await using var connection = await world.Place.Database();
            await using var cut = new NpgsqlCommand("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = 'waybill' and pid <> pg_backend_pid()", connection);
            await cut.ExecuteScalarAsync();
            await Task.Delay(dice.Next(100, 500));
        }
        return world.Journal.Recovered();
    }

    private static async Task<Task<TimeSpan>> Clients(World world, Random dice)
    {
        world.Main.Cut(0.4);
        await Task.Delay(dice.Next(3000, 6000));
        world.Main.Cut(0);
        world.Main.ResetClients();
        return world.Journal.Recovered();
    }

    /// <summary>
    /// Reads are answered as ever, also on new connections after the database's catalog has changed, writes are told why not, and neither the program nor its database has to start again
    /// for writes to go on.
    /// </summary>
    private static async Task<Task<TimeSpan>> Disk(World world, Random dice)
    {
        var (program, server) = (world.Main.Pid, world.Place.Postmaster);
        var (overRest, overGrpc) = (Full(world, grpc: false), Full(world, grpc: true));
        await world.Place.FreshLog();
        await world.Place.Fill();
        await new Readers(world, world.Main.AdminKey!).While(KeepFullAndForget(world, dice.Next(0, 4)));
        foreach (var (door, times) in new[] { ("REST", Full(world, grpc: false) - overRest), ("gRPC", Full(world, grpc: true) - overGrpc) })
            if (times == 0) world.Journal.Violate($"The disk was full, and no write over {door} was told STORAGE_FULL.");
        await world.Place.Empty();
        var recovered = world.Journal.Recovered();
        await recovered.WaitAsync(TimeSpan.FromSeconds(60));
        if ((program, server) != (world.Main.Pid, world.Place.Postmaster)) world.Journal.Violate("The program or its database had to start again after the disk was full.");
        return recovered;
    }

    private static async Task<Task<TimeSpan>> Log(World world, Random dice)
    {
        await world.Place.Fill();
        await world.Place.FillLog();
        await KeepFull(world, dice.Next(5, 10));
        await world.Place.Empty();
        return world.Journal.Recovered();
    }

    private static int Full(World world, bool grpc) => world.Journal.Heard("STORAGE_FULL", grpc);

    private static async Task KeepFull(World world, int seconds)
    {
        for (; seconds > 0; seconds--)
        {
            await Task.Delay(1000);
            await world.Place.TopUp();
        }
    }

    private static async Task KeepFullAndForget(World world, int seconds)
    {
        await KeepFull(world, 1 + seconds);
        world.Place.ForgetCatalog();
        await KeepFull(world, 4);
        try
        {
            await using var connection = await world.Place.Database();
        }
        catch (NpgsqlException fault)
        {
            world.Journal.Violate($"While the disk was full nobody could connect to the database any more: {fault.Message}.");
        }
        await KeepFull(world, 1);
    }

    /// <summary>
    /// A node joins whose clock can be moved, and serves alone while it jumps twice. The database and the other node, which numbers events and runs jobs beside it, keep the right
    /// time. Only this node pays for the library that moves clocks; nobody trades while it starts, for it starts slowly beside them.
    /// </summary>
    private static async Task<Task<TimeSpan>> ClockJumps(World world, Random dice)
    {
        world.Place.Clock.Set(TimeSpan.Zero);
        await world.WhileClosed(() => world.Second.Start(world.Place.Clock));
        world.Serve(world.Second);
        await Task.Delay(1500);
        await Jump(world, TimeSpan.FromMinutes(dice.Next(45, 300)));
        var recovered = await Jump(world, -TimeSpan.FromMinutes(dice.Next(45, 300)));
        world.Serve(world.Main);
        await Task.Delay(500);
        await world.Second.Stop();
        return recovered;
    }

    private static async Task<Task<TimeSpan>> Jump(World world, TimeSpan off)
    {
        world.Place.Clock.Set(off);
        await world.ClockIs(world.Second, off);
        var recovered = world.Journal.Recovered();
        await Task.Delay(4000);
        return recovered;
    }

    private static async Task<Task<TimeSpan>> Nodes(World world, Random dice)
    {
        await world.WhileClosed(() => world.Second.Start());
        world.Serve(world.Main, world.Second);
        await Task.Delay(dice.Next(3000, 6000));
        var (dying, staying) = dice.Next(2) == 0 ? (world.Main, world.Second) : (world.Second, world.Main);
        var server = world.Place.Postmaster;
        await dying.Kill();
        var recovered = world.Journal.Recovered();
        await Task.Delay(1000);
        if (world.Place.Postmaster != server) world.Journal.Violate($"The database did not live on under {staying.Name} when {dying.Name} was killed.");
        await dying.Start();
        await Task.Delay(2000);
        world.Serve(world.Main);
        await world.Second.Stop();
        return recovered;
    }
}
