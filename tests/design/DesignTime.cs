using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Waybill.Features;
using Waybill.Infrastructure;
using Waybill.Infrastructure.Data;

namespace Waybill.Design;

/// <summary>Lets `dotnet ef` see the model without a server: tests/design/migration.sh NAME.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<Database>
{
    public Database CreateDbContext(string[] args)
    {
        var services = new ServiceCollection();
        services.AddFloor(Ladder.Features, new NpgsqlDataSourceBuilder("Host=/nowhere;Database=waybill").Build());
        return services.BuildServiceProvider().CreateScope().ServiceProvider.GetRequiredService<Database>();
    }

    internal static void Main()
    {
    }
}
