using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Lists;

namespace Waybill.Tests.Infrastructure.Lists;

[Collection(ParcelDatabase.Collection)]
public sealed class Counted(ParcelDatabase parcels)
{
    [Fact]
    public async Task Exactly_is_what_the_filter_leaves_whatever_the_page()
    {
        var query = new Parcels.Query { Filter = "pieces > 1", Count = Counting.Exact, PageSize = 3 };
        var expected = (await parcels.Everything()).Count(p => p.Pieces > 1);

        var first = await parcels.Page(query);
        var second = await parcels.Page(query with { PageToken = first.NextPageToken });

        first.Count.ShouldBe(expected);
        second.Count.ShouldBe(expected);
    }

    [Fact]
    public async Task Few_are_counted_exactly_even_when_an_estimate_would_do() =>
        (await parcels.Page(new Parcels.Query { Filter = "number:p AND pieces = 2", Count = Counting.Estimated })).Count
            .ShouldBe((await parcels.Everything()).Count(p => p.Pieces == 2));

    [Fact]
    public async Task Many_are_estimated()
    {
        await using var db = parcels.Open();
        await db.Database.ExecuteSqlRawAsync("""
            insert into list_trial.parcels ("Id", "Number", "Status", "Pieces", "Fee", "Fragile", "MadeAt")
            select gen_random_uuid(), 'bulk', 'Draft', 77, 1, true, now() from generate_series(1, 20000); analyze list_trial.parcels
            """);
        parcels.Sent.Clear();

        var page = await parcels.Page(new Parcels.Query { Filter = "pieces = 77 AND number = bulk", Count = Counting.Estimated });
        await db.Database.ExecuteSqlRawAsync("delete from list_trial.parcels where \"Pieces\" = 77; analyze list_trial.parcels");

        page.Count!.Value.ShouldBeInRange(15_000, 25_000);
        parcels.Sent.ShouldNotContain(sql => sql.Contains("count(*)"));
    }
}
