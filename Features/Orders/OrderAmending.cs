using Waybill.Features.Organization;
using Waybill.Features.Prices;

namespace Waybill.Features.Orders;

/// <summary>What an amendment makes of an order. What is not given stays.</summary>
public sealed record OrderChange(IReadOnlyList<LineChange> Lines, IReadOnlyList<OrderLine> Added, decimal? Freight, ShipTo? ShipTo, DateOnly? RequestedDate);

/// <summary>What an amendment makes of a line. What is not given stays.</summary>
/// <param name="Quantity">What is wanted of it in all, in its own unit; a remainder that was cancelled is wanted again.</param>
/// <param name="DropRemainder">What no released delivery will deliver is not wanted any more; the ordered quantity stays.</param>
public sealed record LineChange(Guid LineId, decimal? Quantity, decimal? UnitPrice, decimal? DiscountRate, DateOnly? PromisedDate, bool DropRemainder);

/// <summary>How an approved order changes: only by an amendment, and never below what has happened.</summary>
public sealed partial class Order
{
    /// <summary>Draws the number of its next amendment: SO-202611-000123-A1.</summary>
    public string NameAmendment() => $"{Number}-A{++Amendments}";

    /// <summary>
    /// Changes it, and gives what its customer owes more (or less) for goods that left already: the cents by which the new amounts round otherwise,
    /// since a price never changes for what has begun. Invoices stand as they are.
    /// </summary>
    public decimal Amend(OrderChange change)
    {
        RequireRunning();
        var worth = lines.Sum(l => l.ValueOf(l.FirstIssued));
        var changed = change.Lines.SelectMany(c => Amend(LineOf(c.LineId), c)).Concat(change.Added).ToHashSet();
        lines.AddRange(changed.Except(lines));
        if (change.Freight is { } freight) Recarry(freight);
        (ShipTo, RequestedDate) = (change.ShipTo ?? ShipTo, change.RequestedDate ?? RequestedDate);
        Recount(changed);
        var more = lines.Sum(l => l.ValueOf(l.FirstIssued)) - worth;
        Charge(more);
        return more;
    }

    /// <summary>Gives the lines whose amounts change: it itself, and the line that takes over its rest where only that can have another price.</summary>
    private static IReadOnlyList<OrderLine> Amend(OrderLine line, LineChange change)
    {
        if (change.PromisedDate is { } date) line.Promise(date);
        if (change.DropRemainder) line.DropRemainder();
        var (price, discount) = (change.UnitPrice ?? line.UnitPrice, change.DiscountRate ?? line.DiscountRate);
        if ((price, discount) != (line.UnitPrice, line.DiscountRate)) return Reprice(line, change.Quantity, price, discount);
        if (change.Quantity is not { } quantity) return [];
        if (quantity * line.Factor < line.Instructed) throw line.BelowIssued();
        if (quantity * line.Factor < line.Claimed) throw line.BelowInvoiced();
        line.Become(quantity, price, discount);
        return [line];
    }

    private static IReadOnlyList<OrderLine> Reprice(OrderLine line, decimal? wanted, decimal price, decimal discount)
    {
        var quantity = wanted ?? line.InUnits(line.Wanted);
        if (line.Begun == 0 && quantity > 0)
        {
            line.Become(quantity, price, discount);
            return [line];
        }
        var begun = line.InUnits(line.Begun);
        if (quantity <= begun) throw OrderRefusals.NothingToReprice.Because(("line", line.Position), ("item", line.ItemCode));
        line.Become(begun, line.UnitPrice, line.DiscountRate);
        return [line, line.Rest(quantity - begun, price, discount)];
    }

    /// <summary>The freight changes while nobody carries it; where there was none, the next delivery carries the new one.</summary>
    private void Recarry(decimal freight)
    {
        if (freight == Freight) return;
        if (FreightInvoiceId is not null || (FreightDeliveryId is not null && Freight > 0) || lines.All(l => l.OpenToDeliver == 0)) throw OrderRefusals.FreightFixed.Because();
        (Freight, FreightDeliveryId) = (freight, null);
    }

    /// <summary>Its amounts anew, by the rounding that it froze: of the lines that changed, or of all where it is rounded as a whole.</summary>
    private void Recount(HashSet<OrderLine> changed)
    {
        lines.Sort((a, b) => Place(a).CompareTo(Place(b)));
        var amounts = Amounts.Of([.. lines.Select(l => l.Terms)], Rounding);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Position == 0) lines[i].Place(position: lines[..i].Select(l => l.Position).DefaultIfEmpty().Max() + 1, amounts.Lines[i]);
            if (Rounding == RoundingMode.Line && !changed.Contains(lines[i])) continue;
            lines[i].Reprice(amounts.Lines[i]);
            lines[i].Tolerate(OverDeliveryRate);
        }
        (Net, Tax) = (lines.Sum(l => l.Net), lines.Sum(l => l.Tax));
        Total = Net + Tax + Freight;

        static int Place(OrderLine line) => line.Position == 0 ? int.MaxValue : line.Position;
    }
}
