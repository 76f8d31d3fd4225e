using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Lists;

namespace Waybill.Tests.Infrastructure.Lists;

[Collection(ParcelDatabase.Collection)]
public sealed class KeysetPaging(ParcelDatabase parcels)
{
    public static TheoryData<string, int> Orders()
    {
        var orders = new TheoryData<string, int>();
        foreach (var path in Parcels.Fields.Paths)
            foreach (var size in new[] { 1, 10, 50 })
            {
                orders.Add(path.Name + " asc", size);
                orders.Add(path.Name + " desc", size);
            }
        return orders;
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Pages_together_are_the_whole_in_order(string order, int size)
    {
        var query = new Parcels.Query { OrderBy = order, PageSize = size };
        await using var db = parcels.Open();
        var whole = await db.Set<Parcel>().InOrder(query, Parcels.Fields, Parcels.Anyone).Select(p => p.Id).ToListAsync();

        var walked = await parcels.Walk(query);

        whole.Count.ShouldBeGreaterThanOrEqualTo(ParcelDatabase.Rows);
        walked.Select(r => r.Id).ShouldBe(whole);
    }

    [Fact]
    public async Task Nulls_are_last_going_up_and_first_going_down()
    {
        var up = await parcels.Walk(new Parcels.Query { OrderBy = "rank", PageSize = 10 });
        var down = await parcels.Walk(new Parcels.Query { OrderBy = "rank desc", PageSize = 10 });

        up.ShouldContain(r => r.Rank == null);
        up.Select(r => r.Rank).ShouldBe(up.Select(r => r.Rank).OrderBy(r => r is null).ThenBy(r => r));
        down.Select(r => r.Id).ShouldBe(up.Select(r => r.Id).Reverse());
    }

    [Theory]
    [InlineData("rank asc")]
    [InlineData("rank desc")]
    [InlineData("number desc")]
    [InlineData("madeAt asc")]
    public async Task Rows_made_and_taken_away_in_between_neither_repeat_nor_hide_the_others(string order)
    {
        var before = await parcels.Everything();
        var taken = new List<Guid>();

        var walked = await parcels.Walk(new Parcels.Query { OrderBy = order, PageSize = 10 }, async page =>
        {
            if (page > 13) return;
            await using var db = parcels.Open();
            db.AddRange(Parcels.Some(5, seed: page));
            var gone = await db.Set<Parcel>().OrderBy(p => p.Id).Skip(page * 3).FirstAsync();
            taken.Add(gone.Id);
            db.Remove(gone);
            await db.SaveChangesAsync();
        });

        walked.Select(r => r.Id).ShouldBeUnique();
        before.Select(p => p.Id).Except(taken).ShouldBeSubsetOf(walked.Select(r => r.Id));
    }

    [Fact]
    public async Task A_page_is_one_query_whose_values_are_parameters()
    {
        var query = new Parcels.Query { OrderBy = "rank", PageSize = 7, Filter = "pieces >= 1 AND number:p AND status != draft AND madeAt > 2025-12-24", Q = "p-" };
        var first = await parcels.Page(query);
        parcels.Sent.Clear();

        await parcels.Page(query with { PageToken = first.NextPageToken });

        var sql = parcels.Sent.ShouldHaveSingleItem();
        sql.ShouldContain("""(p."Rank", p."Id") > (@""");
        sql.ShouldContain("LIMIT @");
        sql.ShouldNotContain("2025");
        sql[sql.IndexOf("WHERE", StringComparison.Ordinal)..].Replace("@p0", "").Replace("@p1", "").ShouldNotMatch(@"[=<>] '|%| [0-9]");
    }

    [Fact]
    public async Task A_page_has_fifty_rows_unless_asked_and_the_usual_order()
    {
        var page = await parcels.Page(new Parcels.Query());

        page.Items.Count.ShouldBe(50);
        page.Count.ShouldBeNull();
        var whole = await parcels.Everything();
        var madeAt = whole.ToDictionary(p => p.Id, p => p.MadeAt);
        page.Items.Select(r => madeAt[r.Id]).ShouldBe(whole.Select(p => p.MadeAt).OrderDescending().Take(50));
    }

    [Fact]
    public async Task The_last_page_has_no_token_even_when_it_is_full()
    {
        var ranked = (await parcels.Everything()).Count(p => p.Rank == 2);

        (await parcels.Page(new Parcels.Query { Filter = "rank = 2", PageSize = ranked })).NextPageToken.ShouldBeNull();
        (await parcels.Page(new Parcels.Query { Filter = "rank = 2", PageSize = ranked - 1 })).NextPageToken.ShouldNotBeNull();
        (await parcels.Page(new Parcels.Query { Filter = "rank = 99" })).Items.ShouldBeEmpty();
    }
}
