using Waybill.Features.Prices;

namespace Waybill.Tests.Prices;

internal static class Concern
{
    private static readonly Func<PriceList, Guid, Guid?, string?, string, DateOnly, bool> Concerns = Purchase.Concerns.Compile();

    public static Func<PriceList, bool> Of(Purchase purchase) => list => Concerns(list, purchase.CustomerId, purchase.GroupId, purchase.Channel, purchase.Currency, purchase.Date);
}

public sealed class PurchaseTests
{
    private static readonly Purchase Ours = new(Guid.NewGuid(), Guid.NewGuid(), "web", "CNY", new(2026, 11, 15));

    [Fact]
    public void Lists_for_everybody_and_for_the_buyer_concern_it()
    {
        Concerned(new(PriceLevel.Base)).ShouldBeTrue();
        Concerned(new(PriceLevel.Channel, "web")).ShouldBeTrue();
        Concerned(new(PriceLevel.Group, GroupId: Ours.GroupId)).ShouldBeTrue();
        Concerned(new(PriceLevel.Customer, CustomerId: Ours.CustomerId)).ShouldBeTrue();
    }

    [Fact]
    public void Lists_for_others_do_not()
    {
        Concerned(new(PriceLevel.Channel, "shop")).ShouldBeFalse();
        Concerned(new(PriceLevel.Group, GroupId: Guid.NewGuid())).ShouldBeFalse();
        Concerned(new(PriceLevel.Customer, CustomerId: Guid.NewGuid())).ShouldBeFalse();
    }

    [Fact]
    public void A_buyer_without_group_or_channel_is_of_no_group_and_no_channel()
    {
        var bare = Ours with { GroupId = null, Channel = null };
        Concern.Of(bare)(List(new(PriceLevel.Channel, "web"))).ShouldBeFalse();
        Concern.Of(bare)(List(new(PriceLevel.Group, GroupId: Ours.GroupId))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-11-15", "2026-11-15", true)]
    [InlineData("2026-11-15", null, true)]
    [InlineData(null, "2026-11-15", true)]
    [InlineData("2026-11-16", null, false)]
    [InlineData(null, "2026-11-14", false)]
    public void A_list_holds_from_its_first_through_its_last_day(string? from, string? until, bool holds)
    {
        var list = List(new(PriceLevel.Base));
        list.Hold(Date(from), Date(until));
        Concern.Of(Ours)(list).ShouldBe(holds);
    }

    [Fact]
    public void Another_currency_or_a_list_out_of_use_does_not()
    {
        Concern.Of(Ours)(new PriceList("P", "P", "USD", false, new(PriceLevel.Base))).ShouldBeFalse();
        var closed = List(new(PriceLevel.Base));
        closed.Active = false;
        Concern.Of(Ours)(closed).ShouldBeFalse();
    }

    private static bool Concerned(PriceScope scope) => Concern.Of(Ours)(List(scope));

    private static PriceList List(PriceScope scope) => new("P", "P", "CNY", false, scope);

    private static DateOnly? Date(string? text) => text is null ? null : DateOnly.Parse(text);
}
