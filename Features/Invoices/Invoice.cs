using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Features.Prices;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Invoices;

public enum InvoiceStatus { Requested, Issued, Rejected, Reversed, Cancelled }

/// <summary>A special VAT invoice (专票), by which the customer deducts the tax, or an ordinary one (普票).</summary>
public enum InvoiceType { Special, Ordinary }

/// <summary>A tax invoice for orders of one customer (发票), or a red letter that reverses one or a part of it: with negative quantities and amounts.</summary>
public sealed class Invoice : CustomerDocument
{
    private static readonly Transitions<InvoiceStatus> Life = new(InvoiceRefusals.WrongState)
    {
        { InvoiceStatus.Requested, InvoiceStatus.Issued, InvoiceStatus.Rejected, InvoiceStatus.Cancelled },
        { InvoiceStatus.Issued, InvoiceStatus.Reversed },
    };
    private readonly List<InvoiceLine> lines = [];
    private readonly List<InvoicedOrder> orders = [];

    private Invoice() { }

    /// <param name="of">The orders that it is for, all of one customer.</param>
    public Invoice(IReadOnlyList<Order> of, InvoiceType type, string title, string? taxpayerId) : base(of[0])
    {
        (OrderId, OrderNumber, Currency) = (of[0].Id, of[0].Number!, of[0].Currency);
        orders.AddRange(of.Select((o, i) => new InvoicedOrder { Position = i + 1, OrderId = o.Id, OrderNumber = o.Number! }));
        Address(type, title, taxpayerId, null);
    }

    private Invoice(Invoice original, string reason) : base(original)
    {
        (OrderId, OrderNumber, Currency, OriginalId, Reason, Remark) = (original.OrderId, original.OrderNumber, original.Currency, original.Id, reason, original.Remark);
        orders.AddRange(original.orders.OrderBy(o => o.Position).Select(o => new InvoicedOrder { Position = o.Position, OrderId = o.OrderId, OrderNumber = o.OrderNumber }));
        Address(original.Type, original.Title, original.TaxpayerId, original.MailingAddress);
    }

    /// <summary>Drawn when the invoice is issued.</summary>
    public string? Number { get; private set; }
    public InvoiceStatus Status { get; private set; } = InvoiceStatus.Requested;
    public InvoiceType Type { get; private set; }

    /// <summary>Its order; of several the first.</summary>
    public Guid OrderId { get; private set; }
    public string OrderNumber { get; private set; } = "";
    public string Currency { get; private set; } = "";

    /// <summary>Whom it is made out to (抬头).</summary>
    public string Title { get; private set; } = "";
    public string? TaxpayerId { get; private set; }
    public string? MailingAddress { get; private set; }
    public string? Remark { get; set; }

    /// <summary>The number that the tax system gave it (发票号码).</summary>
    public string? TaxNumber { get; private set; }

    /// <summary>Why it was rejected, cancelled or reversed.</summary>
    public string? Reason { get; private set; }

    /// <summary>Of a red letter: the invoice that it reverses.</summary>
    public Guid? OriginalId { get; private set; }

    /// <summary>The last red letter that reversed it or a part of it.</summary>
    public Guid? RedLetterId { get; private set; }
    public Guid? IssuedBy { get; private set; }
    public DateTimeOffset? IssuedAt { get; private set; }

    /// <summary>By whom, under which number and when it was sent to the customer.</summary>
    public string? Carrier { get; private set; }
    public string? TrackingNumber { get; private set; }
    public DateOnly? MailedDate { get; private set; }

    [Amount(Signed = true)]
    public decimal Net { get; private set; }

    [Amount(Signed = true)]
    public decimal Tax { get; private set; }

    [Amount(Signed = true)]
    public decimal Freight { get; private set; }

    [Amount(Signed = true)]
    public decimal Total { get; private set; }
    public IReadOnlyList<InvoiceLine> Lines => lines;
    public IReadOnlyList<InvoicedOrder> Orders => orders;

    /// <summary>What it is about of an order, line by line.</summary>
    public IEnumerable<(Guid LineId, decimal BaseQuantity, TaxedAmount Amount)> ClaimsOn(Guid orderId) =>
        lines.Where(l => l.OrderId == orderId).Select(l => (l.OrderLineId, l.BaseQuantity, l.Amount));

    public IEnumerable<(Guid LineId, decimal BaseQuantity)> QuantitiesOf(Guid orderId) => ClaimsOn(orderId).Select(c => (c.LineId, c.BaseQuantity));

    /// <summary>What it comes to for an order, freight included.</summary>
    public decimal TotalOf(Guid orderId) => ClaimsOn(orderId).Sum(c => c.Amount.Gross) + orders.Single(o => o.OrderId == orderId).Freight;

    /// <summary>What its red letters came to for an order, freight included.</summary>
    public decimal ReversedOf(Guid orderId) => lines.Where(l => l.OrderId == orderId).Sum(l => l.ReversedNet + l.ReversedTax)
        + orders.Where(o => o.OrderId == orderId && o.FreightReversed).Sum(o => o.Freight);

    public void RequireRequested() => Life.Require(Status, InvoiceStatus.Requested);

    public void RequireIssued() => Life.Require(Status, InvoiceStatus.Issued);

    public void Add(Order order, OrderLine of, decimal baseQuantity, TaxedAmount amount) => Add(new()
    {
        Position = lines.Count + 1, OrderId = order.Id, OrderLineId = of.Id, ItemCode = of.ItemCode, Description = of.Description, Unit = of.Unit, Factor = of.Factor,
        BaseQuantity = baseQuantity, UnitPrice = of.UnitPrice, TaxIncluded = of.TaxIncluded, TaxRate = of.TaxRate, Net = amount.Net, Tax = amount.Tax,
    });

    public void AddFreight(Guid orderId, decimal freight)
    {
        orders.Single(o => o.OrderId == orderId).Freight += freight;
        (Freight, Total) = (Freight + freight, Total + freight);
    }

    /// <summary>Whom it is made out to and where it goes, while it is requested. A special invoice must have a taxpayer id.</summary>
    public void Address(InvoiceType type, string title, string? taxpayerId, string? mailingAddress)
    {
        RequireRequested();
        if (type == InvoiceType.Special && taxpayerId is null) throw InvoiceRefusals.TaxpayerIdRequired.At("/taxpayerId");
        (Type, Title, TaxpayerId, MailingAddress) = (type, title, taxpayerId, mailingAddress);
    }

    public void Issue(string? taxNumber, Guid by, DateTimeOffset at) => (Status, TaxNumber, IssuedBy, IssuedAt) = (Life.Move(Status, InvoiceStatus.Issued), taxNumber, by, at);

    public void Name(string number) => Number = number;

    public void Reject(string reason) => (Status, Reason) = (Life.Move(Status, InvoiceStatus.Rejected), reason);

    public void Cancel(string? reason) => (Status, Reason) = (Life.Move(Status, InvoiceStatus.Cancelled), reason);

    public void Mail(string carrier, string? trackingNumber, DateOnly mailedDate)
    {
        Life.Require(Status, InvoiceStatus.Issued, InvoiceStatus.Reversed);
        (Carrier, TrackingNumber, MailedDate) = (carrier, trackingNumber, mailedDate);
    }

    /// <summary>Gives the red letter for these parts, issued at once. With the last part the invoice is reversed; until then it stays issued.</summary>
    /// <param name="freight">The freight too, where it is not reversed yet.</param>
    public Invoice Reverse(IReadOnlyList<(InvoiceLine Line, decimal BaseQuantity)> parts, bool freight, string reason, string? taxNumber, Guid by, DateTimeOffset at)
    {
        if (OriginalId is not null) throw InvoiceRefusals.IsRedLetter.Because();
        RequireIssued();
        var red = new Invoice(this, reason);
        foreach (var (line, quantity) in parts) red.Add(line.Reverse(quantity));
        if (freight) foreach (var order in orders.Where(o => o.Freight > 0 && !o.FreightReversed)) red.AddFreight(order.OrderId, -order.ReverseFreight());
        if (red.lines.Count == 0 && red.Freight == 0) throw InvoiceRefusals.NothingToReverse.Because();
        red.Issue(taxNumber, by, at);
        (RedLetterId, Reason) = (red.Id, reason);
        if (lines.All(l => l.Left == 0) && orders.All(o => o.Freight == 0 || o.FreightReversed)) Status = Life.Move(Status, InvoiceStatus.Reversed);
        return red;
    }

    private void Add(InvoiceLine line)
    {
        lines.Add(line);
        (Net, Tax, Total) = (Net + line.Net, Tax + line.Tax, Total + line.Net + line.Tax);
    }
}

/// <summary>One of the orders that an invoice is for.</summary>
public sealed class InvoicedOrder : Entity
{
    public required int Position { get; init; }
    public required Guid OrderId { get; init; }
    public required string OrderNumber { get; init; }

    /// <summary>The order's freight, if this invoice contains it.</summary>
    [Amount(Signed = true)]
    public decimal Freight { get; internal set; }
    public bool FreightReversed { get; private set; }

    internal decimal ReverseFreight()
    {
        FreightReversed = true;
        return Freight;
    }
}
