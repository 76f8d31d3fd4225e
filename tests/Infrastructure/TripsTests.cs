using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Waybill.Features.Customers;
using Waybill.Features.Items;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Tests.Support;

namespace Waybill.Tests.Infrastructure;

public sealed class TripsTests
{
    [Fact]
    public async Task What_waits_is_done_before_the_next_query_looks()
    {
        var (db, item, _) = await Ground();
        db.Ahead(Renamed(item, "first"));
        db.Ahead(Renamed(item, "second"));
        (await db.Items.AsNoTracking().Where(i => i.Id == item).Select(i => i.Name).SingleAsync()).ShouldBe("second");
    }

    [Fact]
    public async Task Who_counts_rows_counts_its_own()
    {
        var (db, item, other) = await Ground();
        db.Ahead(Renamed(item, "waited"));
        (await db.Write([new("update items set name = name where id = any($1)", new[] { item, other }), new("update items set name = name where id = $1", Guid.NewGuid())], default)).ShouldBe([2, 0]);
        db.Ahead(Renamed(item, "waited again"));
        (await db.Database.ExecuteSqlAsync($"update items set name = name where id = any({new[] { item, other }})")).ShouldBe(2);
        (await db.Items.AsNoTracking().SingleAsync(i => i.Id == item)).Name.ShouldBe("waited again");
    }

    [Fact]
    public async Task What_waits_is_saved_with_a_save_that_has_nothing_of_its_own()
    {
        var (db, item, _) = await Ground();
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            db.Ahead(Renamed(item, "alone"));
            await Saving.Save(db, commit: true, default);
            if (db.Commit != Commit.Sent) await transaction.CommitAsync();
        }
        (await (await Ground()).Db.Items.SingleAsync(i => i.Id == item)).Name.ShouldBe("alone");
    }

    [Fact]
    public async Task A_trip_that_commits_commits_nothing_where_something_is_referred_to_that_is_not_there()
    {
        var (db, item, _) = await Ground();
        var before = (await db.Items.AsNoTracking().SingleAsync(i => i.Id == item)).Name;
        await using (await db.Database.BeginTransactionAsync())
        {
            db.Ahead(Renamed(item, "referring"));
            db.ReferNext<Item>(item, "/itemId");
            db.ReferNext<Employee>(Guid.NewGuid(), "/lines/0/ownerId");
            db.Ahead(new("COMMIT"));
            var refusal = DatabaseFaults.Refused(await Should.ThrowAsync<PostgresException>(db.Send(default)), db)!;
            (refusal.Reason.Code, refusal.Faults.Single().Pointer, refusal.Detail(Language.English)).ShouldBe(("UNKNOWN_REFERENCE", "/lines/0/ownerId", "There is no such employee."));
        }
        (await (await Ground()).Db.Items.SingleAsync(i => i.Id == item)).Name.ShouldBe(before);
    }

    [Fact]
    public async Task A_save_that_commits_commits_nothing_where_one_of_its_rows_was_overtaken()
    {
        var (db, _, _) = await Ground();
        var made = await (await Shop.Open()).As(Roles.Sales).Run<CreateCustomer.Result>(Customers.CreateCustomerTests.Named("overtaken"));
        await using (await db.Database.BeginTransactionAsync())
        {
            var customer = await db.Every<Customer>().SingleAsync(c => c.Id == made.Id);
            db.Entry(customer).Property(c => c.Name).CurrentValue = "late";
            await (await Ground()).Db.Database.ExecuteSqlAsync($"update customers set version = version + 1 where id = {made.Id}");
            Saving.Prepare(db, "Test", Caller.System("tests"), DateTimeOffset.UtcNow);
            var fault = await Should.ThrowAsync<Exception>(Saving.Save(db, commit: true, default));
            DatabaseFaults.MayPass(fault).ShouldBeTrue(fault.ToString());
        }
        var after = (await Ground()).Db;
        (await after.Every<Customer>().SingleAsync(c => c.Id == made.Id)).Name.ShouldBe("overtaken");
        (await after.Set<HistoryRow>().CountAsync(h => h.DocumentId == made.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task The_database_gives_up_with_the_state_that_is_asked_for()
    {
        var (db, _, _) = await Ground();
        var fault = await Should.ThrowAsync<PostgresException>(db.Write([new("select give_up($1, $2)", DatabaseFaults.KeyInFlight, "in flight")], default));
        DatabaseFaults.Refused(fault, db)!.Reason.Code.ShouldBe("IDEMPOTENCY_KEY_IN_FLIGHT");
    }

    [Fact]
    public async Task Values_stand_where_they_are_named_and_nowhere_in_texts()
    {
        var (db, item, other) = await Ground();
        db.Ahead(Renamed(item, "it's @item, @other and $1"));
        (await db.Items.AsNoTracking().Where(i => (i.Id == item || i.Id == other) && i.Id != other && i.Name == "it's @item, @other and $1").Select(i => "@item" + i.Name).SingleAsync())
            .ShouldBe("@itemit's @item, @other and $1");
    }

    private static Statement Renamed(Guid item, string name) => new("update items set name = $2 where id = $1", item, name);

    private static async Task<(Database Db, Guid Item, Guid Other)> Ground()
    {
        var shop = await Shop.Open();
        var (one, other) = (await shop.Goods(), await shop.Goods());
        return (shop.Services.CreateAsyncScope().ServiceProvider.GetRequiredService<Database>(), one.ItemId, other.ItemId);
    }
}
