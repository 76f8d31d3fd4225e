using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Lists;

namespace Waybill.Tests.Infrastructure.Lists;

[Collection(ParcelDatabase.Collection)]
public sealed class FiltersInTheDatabase(ParcelDatabase parcels)
{
    public static TheoryData<string> Filters() => new(
        from path in Parcels.Fields.Paths
        from comparator in new[] { "=", "!=", ":", "<", "<=", ">", ">=" }
        where path.Type == typeof(string) || Literals.IsOrdered(path.Type) || comparator is "=" or "!=" or ":"
        let plain = $"{path.Name} {comparator} {Value(path)}"
        from filter in new[] { plain, $"NOT {plain}", $"NOT (pieces < 2 OR {plain})" }
        select filter);

    [Theory]
    [MemberData(nameof(Filters))]
    [InlineData("recipient.name = null OR rank = null OR former = null")]
    [InlineData("NOT (recipient.name:* AND sentAt:* AND carrierId:*)")]
    [InlineData("recipient.name:\"0%\"")]
    [InlineData("recipient.name:\"B_L\"")]
    [InlineData("recipient.name:\"\\\\q\"")]
    [InlineData("recipient.name:\"%\"")]
    [InlineData("recipient.name:\"\"")]
    [InlineData("recipient.name:\"ZOË\"")]
    [InlineData("recipient.name:\"张\"")]
    [InlineData("NOT recipient.name:三")]
    [InlineData("number:00")]
    [InlineData("NOT (rank != null AND NOT (insured > 0.1 OR grams = null))")]
    public async Task Find_what_they_find_among_objects(string filter)
    {
        await using var db = parcels.Open();
        var found = await db.Set<Parcel>().Where(Parcels.Fields.Filter(filter, Parcels.Anyone)).Select(p => p.Id).ToListAsync();

        found.ShouldBe((await parcels.Everything()).Where(Parcels.Compiled(filter)).Select(p => p.Id), ignoreOrder: true);
    }

    [Theory]
    [InlineData("100%")]
    [InlineData("b_l")]
    [InlineData("P-00")]
    [InlineData("%")]
    [InlineData("三")]
    [InlineData("OË")]
    [InlineData("00")]
    public async Task Search_finds_what_it_finds_among_objects(string q)
    {
        await using var db = parcels.Open();
        var found = await db.Set<Parcel>().Matching(new Parcels.Query { Q = q }, Parcels.Fields, Parcels.Anyone).Select(p => p.Id).ToListAsync();

        found.ShouldNotBeEmpty();
        found.ShouldBe((await parcels.Everything()).Where(Parcels.InMemory(Parcels.Fields.Containing(q))).Select(p => p.Id), ignoreOrder: true);
    }

    private static string Value(ListingPath path) => path.Name switch
    {
        "id" => "01980000-0000-7000-8000-000000000001",
        "number" => "P-0050",
        "recipient.name" => "ann",
        "status" or "former" => "inTransit",
        "carrierId" => "00000002-0000-0000-0000-000000000000",
        "fragile" or "insurable" => "true",
        "dueDate" => "2026-01-03",
        "madeAt" => "2026-01-01T00:00:00.000020Z",
        "sentAt" => "2026-01-02",
        "grams" => "5000000002",
        "insured" => "0.2",
        "fee" => "5",
        _ => "1",
    };
}
