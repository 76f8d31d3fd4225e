using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Features.Prices;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Invoices;

public enum InvoiceStatus { Requested, Issued, Rejected, Reversed }

/// <summary>A special VAT invoice (专票), by which the customer deducts the tax, or an ordinary one (普票).</summary>
public enum InvoiceType { Special, Ordinary }

/// <summary>A tax invoice for an order (发票), or the red letter that reverses one: the same with negative quantities and amounts.</summary>
public sealed class Invoice : CustomerDocument
{
    private static readonly Transitions<InvoiceStatus> Life = new(InvoiceRefusals.WrongState)
    {
        { InvoiceStatus.Requested, InvoiceStatus.Issued, InvoiceStatus.Rejected },
        { InvoiceStatus.Issued, InvoiceStatus.Reversed },
    };
    private readonly List<InvoiceLine> lines = [];

    private Invoice() { }

    public Invoice(Order order, InvoiceType type, string title, string? taxpayerId) : base(order) =>
        (OrderId, OrderNumber, Currency, Type, Title, TaxpayerId) = (order.Id, order.Number!, order.Currency, type, title, taxpayerId);

    /// <summary>Drawn when the invoice is issued.</summary>
    public string? Number { get; private set; }
    public InvoiceStatus Status { get; private set; } = InvoiceStatus.Requested;
    public InvoiceType Type { get; private set; }
    public Guid OrderId { get; private set; }
    public string OrderNumber { get; private set; } = "";
    public string Currency { get; private set; } = "";

    /// <summary>Whom it is made out to (抬头).</summary>
    public string Title { get; private set; } = "";
    public string? TaxpayerId { get; private set; }
    public string? MailingAddress { get; init; }
    public string? Remark { get; init; }

    /// <summary>The number that the tax system gave it (发票号码).</summary>
    public string? TaxNumber { get; private set; }

    /// <summary>Why it was rejected or reversed.</summary>
    public string? Reason { get; private set; }

    /// <summary>Of a red letter: the invoice that it reverses.</summary>
    public Guid? OriginalId { get; private set; }

    /// <summary>Of a reversed invoice: the red letter that did it.</summary>
    public Guid? RedLetterId { get; private set; }
    public Guid? IssuedBy { get; private set; }
    public DateTimeOffset? IssuedAt { get; private set; }

    [Amount(Signed = true)]
    public decimal Net { get; private set; }

    [Amount(Signed = true)]
    public decimal Tax { get; private set; }

    [Amount(Signed = true)]
    public decimal Freight { get; private set; }

    [Amount(Signed = true)]
    public decimal Total { get; private set; }
    public IReadOnlyList<InvoiceLine> Lines => lines;

    /// <summary>What it claims of the order, line by line.</summary>
    public IEnumerable<(Guid LineId, decimal BaseQuantity, TaxedAmount Amount)> Claims => lines.Select(l => (l.OrderLineId, l.BaseQuantity, new TaxedAmount(l.Net, l.Tax)));
    public IEnumerable<(Guid LineId, decimal BaseQuantity)> Quantities => lines.Select(l => (l.OrderLineId, l.BaseQuantity));

    public void Add(OrderLine of, decimal baseQuantity, TaxedAmount amount) => Add(new()
    {
        Position = lines.Count + 1, OrderLineId = of.Id, ItemCode = of.ItemCode, Description = of.Description, Unit = of.Unit, Factor = of.Factor, BaseQuantity = baseQuantity,
        UnitPrice = of.UnitPrice, TaxIncluded = of.TaxIncluded, TaxRate = of.TaxRate, Net = amount.Net, Tax = amount.Tax,
    });

    public void AddFreight(decimal freight) => (Freight, Total) = (Freight + freight, Total + freight);

    public void Issue(string? taxNumber, Guid by, DateTimeOffset at) => (Status, TaxNumber, IssuedBy, IssuedAt) = (Life.Move(Status, InvoiceStatus.Issued), taxNumber, by, at);

    public void Name(string number) => Number = number;

    public void Reject(string reason) => (Status, Reason) = (Life.Move(Status, InvoiceStatus.Rejected), reason);

    /// <summary>Gives the red letter, issued at once.</summary>
    public Invoice Reverse(Order order, string reason, string? taxNumber, Guid by, DateTimeOffset at)
    {
        if (OriginalId is not null) throw InvoiceRefusals.IsRedLetter.Because();
        (Status, Reason) = (Life.Move(Status, InvoiceStatus.Reversed), reason);
        var red = new Invoice(order, Type, Title, TaxpayerId) { MailingAddress = MailingAddress, Remark = Remark, OriginalId = Id, Reason = reason };
        foreach (var line in lines.OrderBy(l => l.Position)) red.Add(line.Negative());
        red.AddFreight(-Freight);
        red.Issue(taxNumber, by, at);
        RedLetterId = red.Id;
        return red;
    }

    private void Add(InvoiceLine line)
    {
        lines.Add(line);
        (Net, Tax, Total) = (Net + line.Net, Tax + line.Tax, Total + line.Net + line.Tax);
    }
}
