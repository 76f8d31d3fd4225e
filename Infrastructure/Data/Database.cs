using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Waybill.Infrastructure.Data;

/// <summary>Where the model's maps are found.</summary>
public sealed record ModelAssemblies(IReadOnlyList<Assembly> Assemblies);

/// <summary>The one DbContext. Its model is put together from the maps of all features; each feature adds its own way in, such as db.Quotes.</summary>
public sealed class Database(DbContextOptions<Database> options, ModelAssemblies assemblies) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(Database).Assembly);
        foreach (var assembly in assemblies.Assemblies) modelBuilder.ApplyConfigurationsFromAssembly(assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Conventions.Add(_ => new HouseConvention());
    }
}
