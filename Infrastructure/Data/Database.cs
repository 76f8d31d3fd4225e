using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Infrastructure.Data;

/// <summary>Where the model's maps are found.</summary>
public sealed record ModelAssemblies(IReadOnlyList<Assembly> Assemblies);

/// <summary>How a transaction ends.</summary>
internal enum Commit { None, WithSave, Sent }

/// <summary>The one DbContext. Its model is put together from the maps of all features; each feature adds its own way in, such as db.Quotes.</summary>
public sealed class Database(DbContextOptions<Database> options) : DbContext(options)
{
    private List<Action>? afterCommit;
    private TimeProvider? births;

    /// <summary>For whom it reads and writes at the moment; nobody between operations.</summary>
    public Caller? Caller { get; private set; }

    /// <summary>The permission in whose name that is done, if one is needed.</summary>
    public string? Permission { get; private set; }

    /// <summary>All there are of a kind, whoever asks: for what follows from a document that was reached already, and for the system itself.</summary>
    public DbSet<T> Every<T>() where T : Root => Set<T>();

    /// <summary>Done once what the running transaction does is committed; forgotten if it is not.</summary>
    public void AfterCommit(Action action) => (afterCommit ??= []).Add(action);

    public override ValueTask DisposeAsync()
    {
        Forget();
        return base.DisposeAsync();
    }

    public override void Dispose()
    {
        Forget();
        base.Dispose();
    }

    /// <summary>From here on it reads and writes for this caller, in the name of this permission.</summary>
    public void Serve(Caller? caller, string? permission) => (Caller, Permission) = (caller, permission);

    /// <summary>What is added from here on is born of its caller, now.</summary>
    internal void Bear(TimeProvider clock)
    {
        births = clock;
        ChangeTracker.Tracked += Stamp;
    }

    /// <summary>What goes ahead of the next trip; see <see cref="Trips"/>.</summary>
    internal List<Statement> Waiting { get; private set; } = [];

    /// <summary>Whether the next save commits, and whether one has; see <see cref="SetBatch"/>.</summary>
    internal Commit Commit { get; set; }

    /// <summary>What goes with the save beside what it saves.</summary>
    internal Traces Traces { get; } = new();

    internal List<Statement> TakeWaiting()
    {
        var waiting = Waiting;
        Waiting = [];
        return waiting;
    }

    internal void Committed()
    {
        foreach (var action in afterCommit ?? []) action();
        afterCommit = null;
    }

    /// <summary>The context goes back to the pool: the next one who gets it starts with nothing of this.</summary>
    private void Forget()
    {
        Serve(null, null);
        if (births is not null) ChangeTracker.Tracked -= Stamp;
        births = null;
        Traces.Clear();
        (afterCommit, Waiting, Commit) = (null, [], Commit.None);
    }

    private void Stamp(object? tracker, EntityTrackedEventArgs tracked)
    {
        if (tracked.Entry is { State: EntityState.Added, Entity: Root root }) root.Born(Caller!.Id, births!.GetUtcNow());
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(Database).Assembly);
        var provider = options.GetExtension<CoreOptionsExtension>().ApplicationServiceProvider!;
        foreach (var assembly in provider.GetRequiredService<ModelAssemblies>().Assemblies) modelBuilder.ApplyConfigurationsFromAssembly(assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
        configurationBuilder.Conventions.Add(_ => new HouseConvention());
    }
}
