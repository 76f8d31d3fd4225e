namespace Waybill.Tests.Infrastructure.Lists;

public sealed class FilterMeaning
{
    private static readonly Parcel Full = new()
    {
        Number = "P-1", Recipient = "Ann_Lee 100%", Status = ParcelStatus.InTransit, Former = ParcelStatus.Draft, Pieces = 3, Rank = 5, Grams = 5_000_000_000, Fee = 12.5m,
        Insured = 0.1m, Fragile = true, Insurable = false, CarrierId = Guid.Parse("01980000-0000-7000-8000-000000000001"), DueDate = new(2026, 1, 31),
        MadeAt = new(2026, 1, 31, 0, 0, 0, TimeSpan.Zero), SentAt = new(2026, 2, 1, 8, 30, 0, TimeSpan.Zero),
    };

    private static readonly Parcel Bare = new() { Number = "p-2" };

    [Theory]
    [InlineData("number = P-1")]
    [InlineData("number = \"P-1\" AND number != 'P-2'")]
    [InlineData("number:p-")]
    [InlineData("number > P-0 AND number >= P-1 AND number <= P-1 AND number < P-2")]
    [InlineData("recipient.name:\"ann_lee 100%\"")]
    [InlineData("NOT recipient.name:nn%")]
    [InlineData("NOT recipient.name:\"A__\"")]
    [InlineData("recipient.name:* AND recipient.name != null")]
    [InlineData("status = inTransit")]
    [InlineData("status = INTRANSIT AND status != draft AND status:inTransit AND former = draft")]
    [InlineData("pieces = 3 AND pieces:3 AND pieces > -1 AND pieces <= 3")]
    [InlineData("rank >= 5 AND rank < 6 AND NOT rank > 5")]
    [InlineData("grams = 5000000000 AND grams > 4999999999")]
    [InlineData("fee = 12.50 AND fee > 12.49 AND insured <= 0.1")]
    [InlineData("fragile = true AND insurable = false AND fragile != false AND fragile:true")]
    [InlineData("carrierId = 01980000-0000-7000-8000-000000000001")]
    [InlineData("dueDate = 2026-01-31 AND dueDate < \"2026-02-01\"")]
    [InlineData("madeAt = 2026-01-31 AND madeAt >= 2026-01-31T08:00:00+08:00 AND madeAt < 2026-01-31T00:00:00.000001Z")]
    [InlineData("sentAt = 2026-02-01T08:30Z AND sentAt > 2026-02-01")]
    [InlineData("pieces = 1 OR (pieces = 3 AND NOT (fragile = false OR rank = 1))")]
    public void Finds_the_full_one(string filter) => Parcels.Compiled(filter)(Full).ShouldBeTrue();

    [Theory]
    [InlineData("rank = null AND recipient.name = null AND former = null AND sentAt = null")]
    [InlineData("NOT rank:* AND NOT recipient.name:*")]
    [InlineData("rank != 5 AND recipient.name != Ann AND former != draft AND insurable != true")]
    [InlineData("NOT rank < 5 AND NOT rank >= 5")]
    [InlineData("NOT recipient.name:a AND NOT recipient.name < z AND NOT recipient.name >= a")]
    [InlineData("pieces:*")]
    public void Finds_the_one_without_values(string filter)
    {
        Parcels.Compiled(filter)(Bare).ShouldBeTrue();
        Parcels.Compiled($"NOT ({filter})")(Bare).ShouldBeFalse();
    }

    [Theory]
    [InlineData("colour = red", 1, "there is no field colour")]
    [InlineData("pieces = 1 AND Number = x", 16, "there is no field Number")]
    [InlineData("status > draft", 8, "status can only be compared with = != :")]
    [InlineData("fragile <= true", 9, "fragile can only be compared with = != :")]
    [InlineData("id < 01980000-0000-7000-8000-000000000001", 4, "id can only be compared with = != :")]
    [InlineData("status = lost", 10, "expected one of draft, inTransit, handedOver")]
    [InlineData("status = 1", 10, "expected one of draft, inTransit, handedOver")]
    [InlineData("status = \"draft,inTransit\"", 10, "expected one of draft, inTransit, handedOver")]
    [InlineData("pieces = 1.0", 10, "expected a whole number")]
    [InlineData("pieces = 2147483648", 10, "expected a whole number")]
    [InlineData("grams = 9223372036854775808", 9, "expected a whole number")]
    [InlineData("insured = 1e3", 11, "expected a decimal number")]
    [InlineData("insured = \"\"", 11, "expected a decimal number")]
    [InlineData("fragile = yes", 11, "expected true or false")]
    [InlineData("carrierId = 7", 13, "expected an id")]
    [InlineData("dueDate = 2026-02-30", 11, "expected a date such as 2026-01-31")]
    [InlineData("dueDate = 2026-01-01T00:00:00Z", 11, "expected a date such as 2026-01-31")]
    [InlineData("madeAt = today", 10, "expected a date or an instant such as 2026-01-31T08:00:00Z")]
    [InlineData("madeAt = 0001-01-01T00:00:00+14:00", 10, "expected a date or an instant such as 2026-01-31T08:00:00Z")]
    [InlineData("number = \"a\0b\"", 10, "expected a text without control characters")]
    [InlineData("number = null", 10, "number is never null")]
    [InlineData("pieces != null", 11, "pieces is never null")]
    [InlineData("rank > null", 6, "null can only be compared with = !=")]
    [InlineData("rank:null", 5, "null can only be compared with = !=")]
    [InlineData("rank = *", 8, "expected a whole number")]
    public void Refuses_what_has_no_meaning(string filter, int position, string problem)
    {
        var refusal = Parcels.Refused(filter);

        refusal.Reason.Code.ShouldBe("BAD_FILTER");
        refusal.Values["position"].ShouldBe(position.ToString());
        refusal.Values["problem"].ShouldBe(problem);
    }

    [Theory]
    [InlineData("fee > 10")]
    [InlineData("fee:*")]
    [InlineData("pieces = 1 OR NOT (fee = 1)")]
    public void Refuses_a_field_that_the_caller_may_not_see(string filter)
    {
        var refusal = Parcels.Refused(filter, Parcels.Nobody);

        refusal.Reason.Code.ShouldBe("FIELD_FORBIDDEN");
        refusal.Values["field"].ShouldBe("fee");
    }

    [Fact]
    public void Takes_null_in_quotes_for_a_text() => Parcels.Compiled("number = \"null\"")(new() { Number = "null" }).ShouldBeTrue();

    [Theory]
    [InlineData("ann_", true)]
    [InlineData("p-1", true)]
    [InlineData(" 100% ", true)]
    [InlineData("A%L", false)]
    public void Searches_every_searched_text_in_any_case(string q, bool found) => Parcels.InMemory(Parcels.Fields.Containing(q))(Full).ShouldBe(found);
}
