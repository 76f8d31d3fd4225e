using FsCheck;
using FsCheck.Fluent;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Features.Prices;
using Waybill.Features.ReceiptPlans;

namespace Waybill.Tests.ReceiptPlans;

public sealed class ReceiptPlanProperties
{
    [Fact]
    public void Instalments_add_up_to_the_order_and_what_is_paid_of_them_to_what_was_received() => Prop.ForAll(Cases, c =>
    {
        var (inOrder, received) = (PlanOf(c.Total, c.Weights).InDueOrder(), Math.Min(c.Received, c.Total));
        var paid = inOrder.Select(i => i.PaidBy(received)).ToList();
        return inOrder.Sum(i => i.Amount) == c.Total && paid.Sum() == received && inOrder.Zip(paid).All(p => p.Second >= 0 && p.Second <= p.First.Amount)
            && paid.SkipWhile((p, i) => p == inOrder[i].Amount).Skip(1).All(p => p == 0) && inOrder.Zip(inOrder.Skip(1)).All(p => p.First.DueDate <= p.Second.DueDate);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_open_of_instalments_adds_up_to_what_the_order_comes_to_by_now_less_what_was_received_and_is_never_more_than_their_rest() => Prop.ForAll(Cases, c =>
    {
        var inOrder = PlanOf(c.Total, c.Weights).InDueOrder();
        var open = inOrder.Select(i => i.OpenOf(c.Received, c.Due)).ToList();
        return open.Sum() == Math.Max(0, Math.Min(c.Due, c.Total) - c.Received) && inOrder.Zip(open).All(p => p.Second >= 0 && p.Second <= p.First.Amount - p.First.PaidBy(c.Received));
    }).QuickCheckThrowOnFailure();

    private static Arbitrary<(decimal Total, decimal Received, decimal Due, IReadOnlyList<decimal> Weights)> Cases =>
        (from total in Gen.Choose(1, 2_000_000)
         from received in Gen.Choose(0, 2_000_000)
         from due in Gen.Choose(0, 2_000_000)
         from count in Gen.Choose(1, 12)
         from weights in Gen.Choose(0, 1000).ListOf(count)
         select (total / 100m, received / 100m, due / 100m, (IReadOnlyList<decimal>)[.. weights.Select(w => (decimal)w)])).ToArbitrary();

    private static ReceiptPlan PlanOf(decimal total, IReadOnlyList<decimal> weights)
    {
        var order = OrderOf(total);
        var plan = new ReceiptPlan(order);
        plan.Set(order, [.. Split.ByLargestRemainder(1m, weights).Select((share, i) => new PlannedInstalment(new DateOnly(2026, 1, 1).AddDays(i * 7 % 5), null, share, null))], received: 0);
        return plan;
    }

    private static Order OrderOf(decimal total)
    {
        var order = new Order(new Customer("C-1", "customer", "CNY"), null, RoundingMode.Line, new(2026, 11, 21), Firmness.Firm, null);
        order.Fill([new()
        {
            ItemId = Guid.NewGuid(), ItemCode = "I", Description = "", Quantity = 1, Unit = "pcs", BaseUnit = "pcs", Factor = 1, BaseQuantity = 1,
            UnitPrice = total, PriceSource = PriceSource.Base, TaxRate = 0, TaxIncluded = false,
        }]);
        return order;
    }
}
