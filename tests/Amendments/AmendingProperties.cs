using FsCheck;
using FsCheck.Fluent;
using Waybill.Features.Customers;
using Waybill.Features.Deliveries;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Features.Prices;

namespace Waybill.Tests.Amendments;

/// <summary>Whatever amendments, deliveries, issues, reversals and invoices, in any order: what is charged is what left is worth, and nothing is invoiced beyond the order.</summary>
public sealed class AmendingProperties
{
    [Fact]
    public void Charges_and_invoices_follow_the_order_to_the_cent() => Prop.ForAll(Orders, Moves, (order, moves) =>
    {
        var life = new Life(order);
        foreach (var (kind, which, much) in moves)
        {
            life.Move(kind, order.Lines[which % order.Lines.Count], much);
            if (life.Fault() is { } fault) throw new InvalidOperationException($"{fault} after move {kind}");
        }
        life.Finish();
        return life.Fault() is null && order.Charged == order.Due && life.Invoiced == order.Due && (order.Fulfilment == Progress.Fully || order.Lines.All(l => l.Wanted == 0));
    }).QuickCheckThrowOnFailure();

    /// <summary>An approved order and everything that hangs on it.</summary>
    private sealed class Life
    {
        private readonly Order order;
        private readonly List<Delivery> deliveries = [];
        private readonly List<(Guid Line, decimal Quantity, TaxedAmount Amount)> claims = [];
        private decimal posted;

        public Life(Order order)
        {
            this.order = order;
            order.Submit();
            order.Name("SO-1");
            order.Approve(Guid.NewGuid(), DateTimeOffset.UnixEpoch, null);
        }

        public decimal Invoiced => claims.Sum(c => c.Amount.Gross) + (order.FreightDeliveryId is null ? 0 : order.Freight);

        public void Move(int kind, OrderLine line, int much)
        {
            switch (kind)
            {
                case 0 when line.OpenToDeliver > 0: Release(line, Math.Min(much, line.OpenToDeliver)); break;
                case 1 when Open(line) is { } delivery: Issue(delivery, Math.Min(much, delivery.Lines[0].Open)); break;
                case 2 when deliveries.Find(d => d.Lines[0].Issued > 0) is { } delivery: TakeBack(delivery); break;
                case 3 when deliveries.Find(d => d.Status == DeliveryStatus.Released) is { } delivery: delivery.Close(order, null); break;
                case 4 when line.OpenToInvoice > 0: Claim(line, Math.Min(much, line.OpenToInvoice)); break;
                case 5 when claims.Count > 0: Disclaim(much % claims.Count); break;
                case 6 when line.ObstacleToDropping is null: order.DropRemainder([line.Id]); break;
                case 7: Amend(new(line.Id, Math.Max(much, line.Begun == 0 ? 1 : line.Begun), null, null, null, false)); break;
                case 8 when line.InUnits(line.Wanted) > line.InUnits(line.Begun): Amend(new(line.Id, null, much * 0.333m, much % 2 * 0.07m, null, false)); break;
                case 9: Amend(new(line.Id, line.InUnits(line.Begun) + much, much * 1.777m, null, null, false)); break;
                case 10: posted += order.Amend(new([], [Line.Sample(1).First()], order.FreightDeliveryId is null ? much / 4m : null, null, null)); break;
            }
        }

        /// <summary>Everything still wanted leaves and is invoiced.</summary>
        public void Finish()
        {
            foreach (var delivery in deliveries.Where(d => d.Status == DeliveryStatus.Released).ToList()) delivery.Close(order, null);
            foreach (var line in order.Lines.Where(l => l.OpenToDeliver > 0).ToList()) Release(line, line.OpenToDeliver);
            foreach (var delivery in deliveries.Where(d => d.Status == DeliveryStatus.Released).ToList()) Issue(delivery, delivery.Lines[0].Open);
            foreach (var line in order.Lines.Where(l => l.OpenToInvoice > 0).ToList()) Claim(line, line.OpenToInvoice);
        }

        public string? Fault()
        {
            var freight = deliveries.Where(d => d.Lines[0].Issued > 0).Sum(d => d.Freight);
            return posted != order.Charged ? $"posted {posted}, charged {order.Charged}"
                : order.Charged != order.Lines.Sum(l => l.ValueOf(l.Issued)) + freight ? $"charged {order.Charged}"
                : order.Total != order.Lines.Sum(l => l.Gross) + order.Freight ? $"total {order.Total}"
                : order.Lines.Any(l => l.Issued < 0 || l.Issued > l.Delivered || l.Delivered > l.BaseQuantity || l.Claimed > l.BaseQuantity || l.Cancelled < 0 || l.Wanted < l.Begun) ? "counters"
                : order.Lines.Any(l => l.ClaimedNet < 0 || l.ClaimedTax < 0 || l.ClaimedNet > l.Net || l.ClaimedTax > l.Tax) ? "claims"
                : order.Lines.Any(l => l.Claimed == l.BaseQuantity && (l.ClaimedNet, l.ClaimedTax) != (l.Net, l.Tax)) ? "claimed to the end"
                : claims.Any(c => c.Amount.Net < 0 || c.Amount.Tax < 0) ? "a negative invoice" : null;
        }

        private void Amend(LineChange change) => posted += order.Amend(new([change], [], null, null, null));

        private Delivery? Open(OrderLine line) => deliveries.Find(d => d.Status == DeliveryStatus.Released && d.Lines[0].OrderLineId == line.Id && d.Lines[0].Open > 0);

        private void Release(OrderLine l, decimal quantity)
        {
            var delivery = new Delivery(order);
            delivery.Add(new()
            {
                OrderLineId = l.Id, ItemId = l.ItemId, ItemCode = l.ItemCode, Description = l.Description, Unit = l.Unit, Factor = 1, BaseUnit = l.BaseUnit,
                BaseQuantity = quantity, UnitPrice = l.UnitPrice, Amount = 0,
            });
            delivery.Release(order, Guid.NewGuid(), DateTimeOffset.UnixEpoch);
            deliveries.Add(delivery);
        }

        private void Issue(Delivery delivery, decimal quantity) => Post(delivery.Issued(order, delivery.Lines[0], quantity));

        private void TakeBack(Delivery delivery) => Post(-delivery.TakenBack(order, delivery.Lines[0], delivery.Lines[0].Issued));

        private void Post(decimal amount)
        {
            order.Charge(amount);
            posted += amount;
        }

        private void Claim(OrderLine line, decimal quantity) => claims.Add((line.Id, quantity, order.Claim(line.Id, quantity, "")));

        private void Disclaim(int which)
        {
            order.Disclaim([claims[which]]);
            claims.RemoveAt(which);
        }
    }

    private static Arbitrary<(int, int, int)[]> Moves =>
        (from count in Gen.Choose(1, 25)
         from moves in (from kind in Gen.Choose(0, 10) from which in Gen.Choose(0, 5) from much in Gen.Choose(1, 20) select (kind, which, much)).ListOf(count)
         select moves.ToArray()).ToArbitrary();

    private static Arbitrary<Order> Orders =>
        (from rounding in Gen.Elements(RoundingMode.Line, RoundingMode.Document)
         from freight in Gen.Choose(0, 5000)
         from count in Gen.Choose(1, 3)
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
        from price in Gen.Choose(0, 300_000)
        from tax in Gen.Elements(0m, 0.01m, 0.13m)
        from inside in Gen.Elements(true, false)
        select new OrderLine
        {
            ItemId = Guid.NewGuid(), ItemCode = "I", Description = "", Quantity = quantity, Unit = "pcs", BaseUnit = "pcs", Factor = 1, BaseQuantity = quantity,
            UnitPrice = price / 100_000m, PriceSource = PriceSource.Base, TaxRate = tax, TaxIncluded = inside,
        };
}
