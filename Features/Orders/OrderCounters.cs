using System.Linq.Expressions;
using Waybill.Features.Prices;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Orders;

/// <summary>What deliveries, stock-outs, invoices and receipts do to an order, and the three axes derived from it.</summary>
public sealed partial class Order
{
    public Progress Fulfilment { get; private set; }
    public Progress Invoicing { get; private set; }
    public Progress Payment { get; private set; }

    /// <summary>What the customer's account was charged for it.</summary>
    [Amount(OrZero = true)]
    public decimal Charged { get; private set; }

    /// <summary>What confirmed receipts and applied balance paid for it.</summary>
    [Amount(OrZero = true)]
    public decimal Received { get; private set; }

    /// <summary>What issued invoices are about, less their red letters.</summary>
    [Amount(OrZero = true)]
    public decimal Invoiced { get; private set; }

    /// <summary>The released delivery that carries the freight.</summary>
    public Guid? FreightDeliveryId { get; private set; }

    /// <summary>The requested or issued invoice that contains the freight.</summary>
    public Guid? FreightInvoiceId { get; private set; }

    /// <summary>What its customer will owe for it when everything still wanted has been issued.</summary>
    public decimal Due => Status == OrderStatus.Closed ? Charged : lines.Sum(l => l.ValueOf(l.Taken) - l.Credited) + (FreightStands ? Freight : 0);

    /// <summary>The same as the database works it out, whose rounding is half up too.</summary>
    public static readonly Expression<Func<Order, decimal>> DueInDatabase = o => o.Status == OrderStatus.Closed ? o.Charged
        : o.Lines.Sum(l => Math.Round((l.Net + l.Tax) * Math.Max(l.BaseQuantity - l.Cancelled, l.Issued - l.Redelivered) / l.BaseQuantity, 2) - l.Credited)
            + (o.FreightDeliveryId != null || o.Lines.Any(l => l.BaseQuantity - l.Cancelled + l.Reopened > l.Delivered) ? o.Freight : 0);

    /// <summary>What is owed for goods that left.</summary>
    public decimal Open => Math.Max(0, Charged - Received);

    /// <summary>A released delivery will deliver this much of the line that is given back, or OVER_DELIVERY.</summary>
    public OrderLine Instruct(Guid lineId, decimal baseQuantity)
    {
        var line = LineOf(lineId);
        if (baseQuantity > line.MostToDeliver)
            throw OrderRefusals.OverDelivery.Because(("item", line.ItemCode), ("unit", line.BaseUnit), ("asked", baseQuantity), ("open", line.MostToDeliver));
        line.Delivered += baseQuantity;
        return line;
    }

    /// <summary>A delivery that ends will not deliver this much after all.</summary>
    public void Withdraw(Guid lineId, decimal baseQuantity) => LineOf(lineId).Delivered -= baseQuantity;

    /// <summary>The freight, for the first released delivery that asks for it; nothing for the others.</summary>
    public decimal CarryFreight(Guid deliveryId)
    {
        if (FreightDeliveryId is not null) return 0;
        FreightDeliveryId = deliveryId;
        return Freight;
    }

    /// <summary>The delivery ends without having charged the freight, so that the next one carries it.</summary>
    public void DropFreight(Guid deliveryId)
    {
        if (FreightDeliveryId == deliveryId) FreightDeliveryId = null;
    }

    /// <summary>Goods left; gives what they are worth, and how much of them replaces goods given back: that goes first, and costs nothing.</summary>
    public (decimal Worth, decimal Redelivered) Issue(Guid lineId, decimal baseQuantity)
    {
        var line = LineOf(lineId);
        var (before, redelivered) = (line.ValueOf(line.FirstIssued), Math.Min(baseQuantity, line.Reopened - line.Redelivered));
        line.Issued += baseQuantity;
        line.Redelivered += redelivered;
        return (line.ValueOf(line.FirstIssued) - before, redelivered);
    }

    /// <summary>
    /// A stock-out was reversed; gives what the goods were worth, or OVER_CREDITED where more was credited than what is left is worth. Of a closed order they are lost sales now, or
    /// BELOW_INVOICED where they are invoiced, or ORDER_REDELIVERY_OPEN where they replaced others: a closed order delivers nothing again.
    /// </summary>
    /// <param name="redelivered">So much of it had replaced goods given back, and is owed to the customer again.</param>
    public decimal TakeBack(Guid lineId, decimal baseQuantity, decimal redelivered)
    {
        var line = LineOf(lineId);
        var before = line.ValueOf(line.FirstIssued);
        line.Redelivered -= redelivered;
        line.Issued -= baseQuantity;
        if (line.Credited > line.ValueOf(line.FirstIssued)) throw OrderRefusals.OverCredited.Because(("item", line.ItemCode));
        if (Status == OrderStatus.Closed)
        {
            if (redelivered > 0) throw OrderRefusals.RedeliveryOpen.Because();
            if (line.Claimed > line.FirstIssued) throw line.BelowInvoiced();
            line.Cancelled = line.Lost;
        }
        return before - line.ValueOf(line.FirstIssued);
    }

    /// <summary>A carrier has so much of what was issued (or, with a negative quantity, has not after all).</summary>
    public void Dispatch(Guid lineId, decimal baseQuantity) => LineOf(lineId).Shipped += baseQuantity;

    /// <summary>Lines of which something is wanted that no released delivery will deliver.</summary>
    public IReadOnlyCollection<Guid> LinesWithRemainder => [.. lines.Where(l => l.OpenToDeliver > 0).Select(l => l.Id)];

    /// <summary>Why the remainder of all its lines cannot be dropped as it stands.</summary>
    public Refusal? ObstacleToDropping => ObstacleTo(OrderStatus.Closed)
        ?? (LinesWithRemainder.Count == 0 ? OrderRefusals.NothingToCancel.Because() : lines.Where(l => l.OpenToDeliver > 0).Select(l => l.ObstacleToDropping).FirstOrDefault(o => o is not null));

    /// <summary>What no released delivery will deliver of these lines is not wanted any more; refused where there is nothing, or where it was invoiced.</summary>
    public void DropRemainder(IReadOnlyCollection<Guid> lineIds)
    {
        RequireRunning();
        if (lineIds.Count == 0) throw OrderRefusals.NothingToCancel.Because();
        foreach (var id in lineIds) LineOf(id).DropRemainder();
        Derive();
    }

    /// <summary>The customer's account was charged this much more for it (or less).</summary>
    public void Charge(decimal amount)
    {
        Charged += amount;
        Derive();
    }

    public void Receive(decimal amount)
    {
        Received += amount;
        Derive();
    }

    /// <summary>An invoice claims this much, or OVER_INVOICED at the pointer; gives its amount.</summary>
    public TaxedAmount Claim(Guid lineId, decimal baseQuantity, string pointer)
    {
        var line = LineOf(lineId);
        return baseQuantity > 0 && baseQuantity <= line.OpenToInvoice ? line.Claim(baseQuantity)
            : throw OrderRefusals.OverInvoiced.At(pointer, ("item", line.ItemCode), ("unit", line.BaseUnit), ("asked", baseQuantity), ("open", line.OpenToInvoice));
    }

    /// <summary>INVOICE_OVER_DUE where so much of these lines was credited since an invoice claimed them that it would come to more than is owed.</summary>
    public void RequireOwed(IEnumerable<Guid> lineIds)
    {
        if (lineIds.Select(LineOf).FirstOrDefault(l => l.IsOverclaimed) is { } line) throw OrderRefusals.InvoiceOverDue.Because(("item", line.ItemCode));
    }

    /// <summary>Whether an invoice may still contain the freight.</summary>
    public bool FreightOpenToInvoice => Freight > 0 && FreightInvoiceId is null && FreightStands;

    /// <summary>A delivery carries the freight, or one that is still to come will: where nothing more is delivered, it is never charged.</summary>
    private bool FreightStands => FreightDeliveryId is not null || lines.Any(l => l.OpenToDeliver > 0);

    /// <summary>What requested and issued invoices are about.</summary>
    public decimal Claimed => lines.Sum(l => l.ClaimedNet + l.ClaimedTax) + (FreightInvoiceId is null ? 0 : Freight);

    public void ClaimFreight(Guid invoiceId) => FreightInvoiceId = invoiceId;

    /// <summary>An invoice gives up what it claimed, or a part of it.</summary>
    public void Disclaim(IEnumerable<(Guid LineId, decimal BaseQuantity, TaxedAmount Amount)> claims)
    {
        foreach (var (lineId, quantity, amount) in claims) LineOf(lineId).Disclaim(quantity, amount);
    }

    /// <summary>An invoice gives up the freight, if it contained it.</summary>
    public void DisclaimFreight(Guid invoiceId)
    {
        if (FreightInvoiceId == invoiceId) FreightInvoiceId = null;
    }

    /// <summary>An invoice was issued (or, with negative amounts, reversed).</summary>
    public void Bill(IEnumerable<(Guid LineId, decimal BaseQuantity)> quantities, decimal amount)
    {
        foreach (var (lineId, quantity) in quantities) LineOf(lineId).Invoiced += quantity;
        Invoiced += amount;
        Derive();
    }

    /// <summary>Goods of a line came back (or, with a negative quantity, did not after all).</summary>
    public void TakeReturn(Guid lineId, decimal baseQuantity) => LineOf(lineId).Returned += baseQuantity;

    /// <summary>A return agrees that a line will be open again for goods given back (or, with a negative quantity, that it will not after all): until then the order is not closed.</summary>
    public void AgreeToReopen(Guid lineId, decimal baseQuantity) => LineOf(lineId).ToReopen += baseQuantity;

    /// <summary>A line is open again for goods given back, as was agreed, or, with a negative quantity, is not yet after all; ORDER_REDELIVERED once they have left or will.</summary>
    public void Reopen(Guid lineId, decimal baseQuantity)
    {
        var line = LineOf(lineId);
        if (baseQuantity < 0 && (line.OpenToDeliver < -baseQuantity || line.Reopened + baseQuantity < line.Redelivered)) throw OrderRefusals.Redelivered.Because(("item", line.ItemCode));
        line.Reopened += baseQuantity;
        line.ToReopen -= baseQuantity;
        Derive();
    }

    /// <summary>Everything that a line was opened again for has left.</summary>
    public bool IsRedelivered(Guid lineId) => LineOf(lineId) is var line && line.Redelivered >= line.Reopened;

    /// <summary>A sales return takes this much off what is owed for a line: never more than was charged for it, or OVER_CREDITED.</summary>
    public void Credit(Guid lineId, decimal amount)
    {
        var line = LineOf(lineId);
        if (line.Credited + amount > line.ValueOf(line.FirstIssued)) throw OrderRefusals.OverCredited.Because(("item", line.ItemCode));
        line.Credited += amount;
        Charge(-amount);
    }

    /// <summary>What was received beyond what is charged now is the customer's own: gives it up.</summary>
    public decimal ReleaseExcess()
    {
        var excess = Math.Max(0, Received - Charged);
        Receive(-excess);
        return excess;
    }

    private OrderLine LineOf(Guid id) => lines.Single(l => l.Id == id);

    private void Derive()
    {
        Fulfilment = lines.All(l => l.Issued == 0) ? Progress.None : lines.All(l => l.Issued >= l.Wanted + l.Reopened) ? Progress.Fully : Progress.Partly;
        Invoicing = Of(Invoiced);
        Payment = Of(Received);

        Progress Of(decimal done) => done == 0 ? Progress.None : done >= Due ? Progress.Fully : Progress.Partly;
    }
}
