using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Tests.Infrastructure.Lists;

public sealed class ListingTests
{
    private static class ListCrates
    {
        public sealed record Query : ListQuery;

        internal static readonly Listing<Parcel> Fields = new("crates");
    }

    [Fact]
    public void Tells_its_paths_for_the_contract()
    {
        Parcels.Fields.Paths.Count.ShouldBe(16);
        Parcels.Fields.Paths[0].ShouldBe(new ListingPath("id", typeof(Guid), Nullable: false, Class: null));
        Parcels.Fields.Paths.Single(p => p.Name == "number").Nullable.ShouldBeFalse();
        Parcels.Fields.Paths.Single(p => p.Name == "recipient.name").Nullable.ShouldBeTrue();
        Parcels.Fields.Paths.Single(p => p.Name == "rank").ShouldBe(new ListingPath("rank", typeof(int), Nullable: true, Class: null));
        Parcels.Fields.Paths.Single(p => p.Name == "fee").Class.ShouldBeOfType<SellingPriceAttribute>();
        Parcels.Fields.DefaultOrder.ShouldBe("madeAt desc");
    }

    [Fact]
    public void Is_found_by_name_and_by_the_slice_that_holds_it()
    {
        Listings.Load(typeof(ListingTests).Assembly);

        Listings.All["crates"].ShouldBeSameAs(ListCrates.Fields);
        Listings.Of(typeof(ListCrates.Query)).ShouldBeSameAs(ListCrates.Fields);
        Listings.Of(typeof(ListingTests)).ShouldBeNull();
    }

    [Fact]
    public void Is_made_right_or_not_at_all()
    {
        var taken = Parcels.Fields.Name;
        Should.Throw<InvalidOperationException>(() => new Listing<Parcel>(taken));
        Should.Throw<InvalidOperationException>(() => new Listing<Parcel>("twice").Field("a", p => p.Rank).Field("a", p => p.Rank));
        Should.Throw<InvalidOperationException>(() => new Listing<Parcel>("strange").Field("a b", p => p.Rank));
        Should.Throw<InvalidOperationException>(() => new Listing<Parcel>("floating").Field("a", p => 1.5));
        Should.Throw<InvalidOperationException>(() => new Listing<Parcel>("unordered").OrderedBy("nothing"));
        Should.Throw<InvalidOperationException>(() => new Listing<Parcel>("secret").Field("fee", p => p.Fee, new SellingPriceAttribute()).OrderedBy("fee"));
    }

    [Theory]
    [InlineData("rank", "rank asc")]
    [InlineData("rank asc", "rank asc")]
    [InlineData(" rank  desc ", "rank desc")]
    [InlineData("id", "id asc")]
    [InlineData("", "madeAt desc")]
    [InlineData(null, "madeAt desc")]
    public void Reads_an_order(string? asked, string order) => Parcels.Fields.Order(asked, Parcels.Anyone).ToString().ShouldBe(order);

    [Theory]
    [InlineData("colour")]
    [InlineData("rank up")]
    [InlineData("rank DESC")]
    [InlineData("rank desc, id")]
    [InlineData("desc")]
    public void Refuses_another_order(string asked)
    {
        var refusal = Should.Throw<Refusal>(() => Parcels.Fields.Order(asked, Parcels.Anyone));

        refusal.Reason.Code.ShouldBe("BAD_ORDER");
        refusal.Values["field"].ShouldBe(asked);
    }

    [Fact]
    public void Refuses_to_order_by_what_the_caller_may_not_see() =>
        Should.Throw<Refusal>(() => Parcels.Fields.Order("fee desc", Parcels.Nobody)).Reason.Code.ShouldBe("FIELD_FORBIDDEN");
}
