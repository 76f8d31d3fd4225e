using FsCheck;
using FsCheck.Fluent;
using Waybill.Features.Stock;
using Waybill.Infrastructure.Values;

namespace Waybill.Tests.Stock;

public sealed class CostStateTests
{
    [Fact]
    public void The_average_follows_what_comes_in()
    {
        var (state, averages) = (default(CostState), new List<decimal>());
        foreach (var cost in new[] { 100m, 200m, 200m, 200m })
        {
            state = state.In(1, cost);
            averages.Add((state.Value / state.Quantity).To(4));
        }
        averages.ShouldBe([100m, 150m, 166.6667m, 175m]);
    }

    [Fact]
    public void The_last_piece_takes_all_that_is_left()
    {
        var (left, cost) = default(CostState).In(2, 2.00m).In(1, 1.01m).Out(3);
        (cost, left.Quantity, left.Value).ShouldBe((3.01m, 0m, 0m));
    }

    [Fact]
    public void Ten_at_1683_and_ten_at_20_leave_nothing_behind()
    {
        var (state, issued) = (default(CostState).In(10, 168.30m).In(10, 200m), 0m);
        foreach (var quantity in new[] { 10m, 9m, 1m })
        {
            (state, var cost) = state.Out(quantity);
            issued += cost;
        }
        (issued, state).ShouldBe((368.30m, new CostState(0, 0)));
    }

    [Fact]
    public void Goods_without_a_cost_come_in_at_the_average()
    {
        new CostState(3, 10m).CostOf(3).ShouldBe(10m);
        new CostState(3, 10m).CostOf(1).ShouldBe(3.33m);
        default(CostState).CostOf(5).ShouldBe(0m);
    }

    [Fact]
    public void Half_a_cent_is_rounded_up() => new CostState(2, 0.01m).CostOf(1).ShouldBe(0.01m);

    [Fact]
    public void Whatever_goes_in_and_out_no_cent_is_lost() => Prop.ForAll(Moves.ToArbitrary(), moves =>
    {
        var (state, worth) = (default(CostState), 0m);
        foreach (var (quantity, value, isOut) in moves)
        {
            var part = Math.Min(quantity, state.Quantity);
            (state, var change) = isOut ? Negative(state.Out(part)) : (state.In(quantity, value), value);
            worth += change;
            if (state.Value != worth || state.Value < 0 || (state.Quantity == 0 && state.Value != 0) || state.Value.ToCents() != state.Value) return false;
        }
        return state.Out(state.Quantity) is var (left, cost) && left == default && cost == worth;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static Gen<List<(decimal Quantity, decimal Value, bool IsOut)>> Moves =>
        (from quantity in Gen.Choose(1, 1_000_000)
         from cents in Gen.Choose(0, 100_000_000)
         from isOut in Gen.Elements(true, false)
         select (quantity / 10_000m, cents / 100m, isOut)).ListOf().Select(l => l.ToList());

    private static (CostState, decimal) Negative((CostState Left, decimal Cost) issue) => (issue.Left, -issue.Cost);
}
