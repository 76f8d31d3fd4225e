using System.Diagnostics.CodeAnalysis;
using Waybill.Features.ContractTemplates;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Features.Prices;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.SalesContracts;

public enum SalesContractStatus { Draft, Submitted, Approved, Rejected, Signed, Fulfilled, Terminated, Cancelled }

/// <summary>Incoterms 2020: who carries the goods how far, and at whose risk.</summary>
public enum Incoterm { Exw, Fca, Fas, Fob, Cfr, Cif, Cpt, Cip, Dap, Dpu, Ddp }

/// <summary>
/// Both sides' commitment to an approved order (销售合同): its lines and amounts are the order's. It is what transport, customs, import and export papers are linked to.
/// </summary>
public sealed class SalesContract : CustomerDocument
{
    private static readonly Transitions<SalesContractStatus> Life = new(SalesContractRefusals.WrongState)
    {
        { SalesContractStatus.Draft, SalesContractStatus.Submitted, SalesContractStatus.Cancelled },
        { SalesContractStatus.Submitted, SalesContractStatus.Approved, SalesContractStatus.Rejected, SalesContractStatus.Draft, SalesContractStatus.Cancelled },
        { SalesContractStatus.Rejected, SalesContractStatus.Draft, SalesContractStatus.Cancelled },
        { SalesContractStatus.Approved, SalesContractStatus.Signed, SalesContractStatus.Cancelled },
        { SalesContractStatus.Signed, SalesContractStatus.Fulfilled, SalesContractStatus.Terminated },
    };
    private readonly List<SalesContractLine> lines = [];
    private readonly List<ContractReference> references = [];

    private SalesContract() { }

    public SalesContract(Order order, ContractTemplate template) : base(order)
    {
        (OrderId, OrderNumber, Currency) = (order.Id, order.Number!, order.Currency);
        Word(template);
        Copy(order);
    }

    /// <summary>What was agreed in an earlier contract, for another order or for the same one again.</summary>
    public SalesContract(Order order, SalesContract earlier) : base(order)
    {
        (OrderId, OrderNumber, Currency, Trade, TemplateId, Text) = (order.Id, order.Number!, order.Currency, earlier.Trade, earlier.TemplateId, earlier.Text);
        (PaymentTerms, DeliveryTerms, SpecialTerms, ForeignTerms) = (earlier.PaymentTerms, earlier.DeliveryTerms, earlier.SpecialTerms, earlier.ForeignTerms);
        Copy(order);
    }

    /// <summary>Drawn when the contract is first submitted.</summary>
    public string? Number { get; private set; }
    public SalesContractStatus Status { get; private set; } = SalesContractStatus.Draft;
    public Guid OrderId { get; private set; }
    public string OrderNumber { get; private set; } = "";
    public Guid TemplateId { get; private set; }
    public Trade Trade { get; private set; }

    /// <summary>The template's text as it was when the contract was drafted.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The text as both sides signed it, with everything filled in.</summary>
    public string? SignedText { get; private set; }
    public string Currency { get; private set; } = "";

    [Amount(OrZero = true)]
    public decimal Net { get; private set; }

    [Amount(OrZero = true)]
    public decimal Tax { get; private set; }

    [Amount(OrZero = true)]
    public decimal Freight { get; private set; }

    /// <summary>The order's.</summary>
    [Amount(OrZero = true)]
    public decimal Total { get; private set; }
    public string? PaymentTerms { get; set; }
    public string? DeliveryTerms { get; set; }

    /// <summary>What was agreed beside the template's text.</summary>
    public string? SpecialTerms { get; set; }
    public ForeignTerms? ForeignTerms { get; set; }

    /// <summary>Why it was rejected, cancelled or terminated, or what was remarked when it was approved.</summary>
    public string? Reason { get; private set; }
    public Guid? ApprovedBy { get; private set; }
    public DateTimeOffset? ApprovedAt { get; private set; }
    public Signature? Signature { get; private set; }
    public IReadOnlyList<SalesContractLine> Lines => lines;
    public IReadOnlyList<ContractReference> References => references;

    public void RequireDraft() => Life.Require(Status, SalesContractStatus.Draft);

    public void RequireSubmitted() => Life.Require(Status, SalesContractStatus.Submitted);

    /// <summary>It takes the text of a template.</summary>
    public void Word(ContractTemplate template)
    {
        if (!template.Active) throw ContractTemplateRefusals.Inactive.At("/templateId", ("template", template.Name));
        (TemplateId, Trade, Text) = (template.Id, template.Trade, template.Text);
    }

    /// <summary>It is offered for approval with the lines and amounts that its order has now. A foreign one says how the goods travel and how they are paid.</summary>
    public void Submit(Order order)
    {
        (Status, Reason) = (Life.Move(Status, SalesContractStatus.Submitted), null);
        if (Trade == Trade.Foreign && (ForeignTerms is null || string.IsNullOrWhiteSpace(PaymentTerms))) throw SalesContractRefusals.Incomplete.Because();
        Copy(order);
    }

    /// <summary>It keeps the number that it was given first.</summary>
    public void Name(string number) => Number ??= number;

    public void Approve(Guid by, DateTimeOffset at, string? remark) => (Status, ApprovedBy, ApprovedAt, Reason) = (Life.Move(Status, SalesContractStatus.Approved), by, at, remark);

    public void Reject(string reason) => (Status, Reason) = (Life.Move(Status, SalesContractStatus.Rejected), reason);

    /// <summary>A rejected contract becomes a draft again.</summary>
    public void Reopen() => Status = Life.Move(Status, from: SalesContractStatus.Rejected, to: SalesContractStatus.Draft);

    /// <summary>Its submission is taken back.</summary>
    public void Withdraw() => Status = Life.Move(Status, from: SalesContractStatus.Submitted, to: SalesContractStatus.Draft);

    public void Cancel(string? reason) => (Status, Reason) = (Life.Move(Status, SalesContractStatus.Cancelled), reason);

    /// <summary>Both sides signed it. Refused when its order is no longer what was approved, in its lines or its amounts.</summary>
    /// <param name="seesAmounts">Whether the caller may be told what both come to.</param>
    public void Sign(Order order, Signature signature, bool seesAmounts)
    {
        (Status, Signature) = (Life.Move(Status, SalesContractStatus.Signed), signature);
        order.RequireInvoiceable();
        if (Says(order)) return;
        throw !seesAmounts ? SalesContractRefusals.Outdated.Because()
            : SalesContractRefusals.Outdated.Because(("order", new Money(order.Total, Currency)), ("contract", new Money(Total, Currency)));
    }

    /// <summary>What both sides signed, word by word.</summary>
    public void Keep(string signedText) => SignedText = signedText;

    /// <summary>Everything was delivered: nothing that its order still wants is open.</summary>
    public void Fulfil(Order order)
    {
        Status = Life.Move(Status, SalesContractStatus.Fulfilled);
        if (order.Fulfilment != Progress.Fully) throw SalesContractRefusals.NotFulfilled.Because(("order", OrderNumber));
    }

    public void Terminate(string reason) => (Status, Reason) = (Life.Move(Status, SalesContractStatus.Terminated), reason);

    /// <summary>A paper is linked, at any time before the contract is cancelled.</summary>
    public ContractReference Link(ContractReference reference)
    {
        RequireNotCancelled();
        references.Add(reference);
        return reference;
    }

    public void Unlink(ContractReference reference)
    {
        RequireNotCancelled();
        references.Remove(reference);
    }

    private void RequireNotCancelled()
    {
        if (Status == SalesContractStatus.Cancelled) Life.Require(Status, SalesContractStatus.Draft, SalesContractStatus.Signed);
    }

    /// <summary>Whether the order is still, line by line, what the contract says of it.</summary>
    private bool Says(Order order) => (order.Net, order.Tax, order.Freight, order.Total) == (Net, Tax, Freight, Total)
        && order.Lines.OrderBy(l => l.Position).Select(l => Said(l, l.PromisedDate)).SequenceEqual(lines.OrderBy(l => l.Position).Select(l => Said(l, l.PromisedDate)));

    private static (Guid, string, decimal, string, decimal, decimal, decimal, decimal, DateOnly?) Said(SalesLine l, DateOnly? promised) =>
        (l.ItemId, l.Description, l.Quantity, l.Unit, l.EffectivePrice, l.TaxRate, l.Net, l.Tax, promised);

    private void Copy(Order order)
    {
        if (order.Firmness != Firmness.Firm) throw OrderRefusals.NotFirm.Because();
        order.RequireApproved();
        lines.Clear();
        lines.AddRange(order.Lines.OrderBy(l => l.Position).Select(l => new SalesContractLine(l) { PromisedDate = l.PromisedDate }));
        (Net, Tax, Freight, Total) = (order.Net, order.Tax, order.Freight, order.Total);
    }
}

/// <summary>One item of a contract at its price, as its order has it.</summary>
public sealed class SalesContractLine : SalesLine
{
    private SalesContractLine() { }

    [SetsRequiredMembers]
    public SalesContractLine(SalesLine origin) : base(origin) { }

    public DateOnly? PromisedDate { get; init; }
}

/// <summary>What kind of paper it is: 运输, 报关, 进口, 出口, 保险.</summary>
public enum ReferenceType { Transport, Customs, Import, Export, Insurance, Other }

/// <summary>A paper of others that belongs to a contract: a bill of lading, a customs declaration, an export licence.</summary>
public sealed class ContractReference : Entity
{
    public required ReferenceType Type { get; init; }
    public required string Number { get; init; }
    public DateOnly? Date { get; init; }

    /// <summary>Who wrote it: the carrier, the customs house.</summary>
    public string? Issuer { get; init; }
    public string? Remark { get; init; }
}
