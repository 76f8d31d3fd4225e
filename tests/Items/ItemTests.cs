using Waybill.Features.Items;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Tests.Items;

public sealed class ItemTests
{
    [Theory]
    [InlineData("pcs", 5, 5)]
    [InlineData("box", 2, 24)]
    [InlineData("box", 0.5, 6)]
    public void A_quantity_of_any_unit_is_so_many_of_the_base_unit(string unit, decimal quantity, decimal inBase) => Bolt(decimals: 1).ToBase(quantity, unit, "/unit").ShouldBe(inBase);

    [Fact]
    public void A_unit_it_does_not_have_is_unknown()
    {
        var refusal = Should.Throw<Refusal>(() => Bolt().FactorOf("barrel", "/lines/0/unit"));
        (refusal.Reason.Code, refusal.Faults[0].Pointer).ShouldBe(("UNIT_UNKNOWN", "/lines/0/unit"));
    }

    [Theory]
    [InlineData("pcs", 0.5)]
    [InlineData("box", 0.01)]
    public void A_quantity_finer_than_it_is_counted_is_refused(string unit, decimal quantity) =>
        Should.Throw<Refusal>(() => Bolt().ToBase(quantity, unit, "/quantity")).Reason.Code.ShouldBe("QUANTITY_TOO_FINE");

    private static Item Bolt(int decimals = 0)
    {
        var item = new Item("B", "Bolt", "pcs", decimals, batchControlled: false);
        item.SetUnits([new() { Name = "box", Factor = 12m }]);
        return item;
    }
}
