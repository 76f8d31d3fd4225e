using FsCheck;
using FsCheck.Fluent;
using Waybill.Features.Customers;
using Waybill.Features.Deliveries;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Features.Prices;

namespace Waybill.Tests.Deliveries;

/// <summary>Whatever the deliveries, stock-outs, reversals and invoices, what is charged and invoiced adds up to the order to the cent.</summary>
public sealed class ChargingProperties
{
    [Fact]
    public void What_is_charged_for_all_issues_is_the_order_total() => Prop.ForAll(Orders, Steps, (order, steps) =>
    {
        Approve(order);
        var charged = 0m;
        foreach (var step in steps)
        {
            if (order.Lines.All(l => l.OpenToDeliver == 0)) break;
            var delivery = Release(order, line => Math.Max(1, Math.Min(step, line.OpenToDeliver)));
            foreach (var line in delivery.Lines) charged += Issue(delivery, order, line, Math.Min(step % 3 + 1, line.Open));
            if (step % 4 == 0) charged -= TakeBack(delivery, order);
            if (step % 2 == 0) foreach (var line in delivery.Lines.Where(l => l.Open > 0)) charged += Issue(delivery, order, line, line.Open);
            delivery.Close(order, null);
            if (charged < 0 || charged != order.Charged) return false;
        }
        if (order.Lines.Any(l => l.OpenToDeliver > 0))
        {
            var last = Release(order, line => line.OpenToDeliver);
            foreach (var line in last.Lines) charged += Issue(last, order, line, line.Open);
        }
        return charged == order.Total && order.Charged == order.Total && order.Fulfilment == Progress.Fully;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_invoiced_for_all_of_it_is_net_tax_and_total() => Prop.ForAll(Orders, Steps, (order, steps) =>
    {
        Approve(order);
        var claims = new List<(Guid Line, decimal Quantity, TaxedAmount Amount)>();
        foreach (var step in steps)
        {
            if (step % 5 == 0 && claims.Count > 0)
            {
                order.Disclaim([claims[step % claims.Count]]);
                claims.RemoveAt(step % claims.Count);
            }
            foreach (var line in order.Lines.Where(l => l.OpenToInvoice > 0).Take(2)) claims.Add(Claim(order, line, Math.Min(step, line.OpenToInvoice)));
            if (claims.Any(c => c.Amount.Net < 0 || c.Amount.Tax < 0)) return false;
        }
        claims.AddRange(order.Lines.Where(l => l.OpenToInvoice > 0).Select(l => Claim(order, l, l.OpenToInvoice)).ToList());
        return claims.Sum(c => c.Amount.Net) == order.Net && claims.Sum(c => c.Amount.Tax) == order.Tax;
    }).QuickCheckThrowOnFailure();

    private static (Guid, decimal, TaxedAmount) Claim(Order order, OrderLine line, decimal quantity) => (line.Id, quantity, order.Claim(line.Id, quantity, ""));

    private static void Approve(Order order)
    {
        order.Submit();
        order.Name("SO-1");
        order.Approve(Guid.NewGuid(), DateTimeOffset.UnixEpoch, null);
    }

    private static Delivery Release(Order order, Func<OrderLine, decimal> quantity)
    {
        var delivery = new Delivery(order);
        foreach (var l in order.Lines.Where(l => l.OpenToDeliver > 0)) delivery.Add(new()
        {
            OrderLineId = l.Id, ItemId = l.ItemId, ItemCode = l.ItemCode, Description = l.Description, Unit = l.Unit, Factor = 1, BaseUnit = l.BaseUnit,
            BaseQuantity = quantity(l), UnitPrice = l.UnitPrice, Amount = 0,
        });
        delivery.Release(order, Guid.NewGuid(), DateTimeOffset.UnixEpoch);
        return delivery;
    }

    private static decimal Issue(Delivery delivery, Order order, DeliveryLine line, decimal quantity)
    {
        var amount = delivery.Issued(order, line, quantity);
        order.Charge(amount);
        return amount;
    }

    private static decimal TakeBack(Delivery delivery, Order order)
    {
        var amount = delivery.Lines.Where(l => l.Issued > 0).Sum(l => delivery.TakenBack(order, l, l.Issued));
        order.Charge(-amount);
        return amount;
    }

    private static Arbitrary<int[]> Steps => (from count in Gen.Choose(1, 12) from steps in Gen.Choose(1, 20).ListOf(count) select steps.ToArray()).ToArbitrary();

    private static Arbitrary<Order> Orders =>
        (from rounding in Gen.Elements(RoundingMode.Line, RoundingMode.Document)
         from freight in Gen.Choose(0, 5000)
         from count in Gen.Choose(1, 4)
         from lines in Line.ListOf(count)
         select Of(rounding, freight / 100m, lines)).ToArbitrary();

    private static Order Of(RoundingMode rounding, decimal freight, IEnumerable<OrderLine> lines)
    {
        var order = new Order(new Customer("C-1", "customer", "CNY"), null, rounding, new(2026, 11, 21), Firmness.Firm, null);
        order.Fill([.. lines]);
        order.Ship(freight);
        return order;
    }

    private static Gen<OrderLine> Line =>
        from quantity in Gen.Choose(1, 40)
        from price in Gen.Choose(0, 3_000_000)
        from tax in Gen.Elements(0m, 0.01m, 0.13m)
        from inside in Gen.Elements(true, false)
        select new OrderLine
        {
            ItemId = Guid.NewGuid(), ItemCode = "I", Description = "", Quantity = quantity, Unit = "pcs", BaseUnit = "pcs", Factor = 1, BaseQuantity = quantity,
            UnitPrice = price / 100_000m, PriceSource = PriceSource.Base, TaxRate = tax, TaxIncluded = inside,
        };
}
