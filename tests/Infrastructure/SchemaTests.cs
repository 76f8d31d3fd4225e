using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Waybill.Features;
using Waybill.Infrastructure;
using Waybill.Infrastructure.Data;
using Waybill.Tests.Support;

namespace Waybill.Tests.Infrastructure;

public sealed class SchemaTests
{
    [Fact]
    public async Task The_model_and_the_migrations_agree()
    {
        await using var scope = (await Shop.Open()).Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        db.Database.HasPendingModelChanges().ShouldBeFalse("tests/design/migration.sh NAME");
        db.Model.GetEntityTypes().Count().ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task No_column_takes_the_time_from_the_database()
    {
        const string defaults = "select count(*)::text from pg_attrdef";
        (await Stored.Text(defaults)).ShouldNotBe("0");
        (await Stored.Text(defaults + " where pg_get_expr(adbin, adrelid) ~* '(now\\(|current_|clock_|statement_timestamp|transaction_timestamp|localtime)'")).ShouldBe("0");
        (await Stored.Text("select count(*)::text from pg_trigger where not tgisinternal")).ShouldBe("0");
    }

    [Fact]
    public async Task Several_nodes_may_start_on_an_empty_database_together()
    {
        var connection = await TestDatabase.Create("migrations");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var source = NpgsqlDataSource.Create(connection);
            await using var services = new ServiceCollection().AddFloor(Ladder.Features, source).BuildServiceProvider();
            await using var scope = services.CreateAsyncScope();
            await Schema.Migrate(scope.ServiceProvider.GetRequiredService<Database>(), source, CancellationToken.None);
            (await scope.ServiceProvider.GetRequiredService<Database>().Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
        }));
    }

    [Fact]
    public async Task Every_growing_list_has_an_index_for_its_usual_order()
    {
        var indexes = await Indexes();
        foreach (var table in new[] { "customers", "items", "orders", "deliveries", "stock_outs", "stock_ins", "transfers", "stock_adjustments", "stock_counts", "stock_alert_rules", "receipts", "invoices" })
            indexes.ShouldContain(i => i.StartsWith(table + " ", StringComparison.Ordinal) && i.Contains("(created_at, id)"), table);
    }

    [Fact]
    public async Task Goods_that_move_change_no_index()
    {
        string[] moving = ["on_hand", "quarantined", "reserved", "value", "moved_at"];
        var indexes = (await Indexes()).Where(i => i.StartsWith("stock_levels ", StringComparison.Ordinal) || i.StartsWith("stock_balances ", StringComparison.Ordinal)).ToList();
        indexes.Count.ShouldBeGreaterThan(5);
        indexes.Where(i => moving.Any(m => i.Contains(m, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<string>> Indexes()
    {
        await using var scope = (await Shop.Open()).Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Database>().Database
            .SqlQueryRaw<string>("select tablename || ' ' || indexdef as \"Value\" from pg_indexes where schemaname = 'public'").ToListAsync();
    }
}
