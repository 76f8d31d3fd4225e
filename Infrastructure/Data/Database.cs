using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Waybill.Infrastructure.Data;

/// <summary>Where the model's maps are found.</summary>
public sealed record ModelAssemblies(IReadOnlyList<Assembly> Assemblies);

/// <summary>The one DbContext. Its model is put together from the maps of all features; each feature adds its own way in, such as db.Quotes.</summary>
public sealed class Database(DbContextOptions<Database> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(Database).Assembly);
        var provider = options.GetExtension<CoreOptionsExtension>().ApplicationServiceProvider!;
        foreach (var assembly in provider.GetRequiredService<ModelAssemblies>().Assemblies) modelBuilder.ApplyConfigurationsFromAssembly(assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Conventions.Add(_ => new HouseConvention());
    }
}
