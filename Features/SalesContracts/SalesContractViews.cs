using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.SalesContracts;

/// <summary>How the goods of a foreign contract travel.</summary>
/// <param name="Incoterm">Incoterms 2020.</param>
public sealed record ForeignTerms(Incoterm Incoterm, [MaxLength(100)] string? PortOfLoading, [MaxLength(100)] string? PortOfDestination);

/// <summary>Who signed a contract for whom, where and when.</summary>
/// <param name="Date">A business date.</param>
public sealed record Signature(DateOnly Date, [MaxLength(100)] string? Place, [MaxLength(100)] string OurSignatory, [MaxLength(100)] string TheirSignatory);

/// <summary>A line of a contract, as its order has it.</summary>
public sealed record SalesContractLineView(Guid Id, int Position, Guid ItemId, string ItemCode, string Description, decimal Quantity, string Unit, [SellingPrice] Money? UnitPrice,
    [SellingPrice] decimal? DiscountRate, [SellingPrice] Money? Allowance, decimal TaxRate, bool TaxIncluded, [SellingPrice] Money? Net, [SellingPrice] Money? Tax, [SellingPrice] Money? Gross,
    DateOnly? PromisedDate)
{
    internal static SalesContractLineView Of(SalesContractLine l, string currency) => new(l.Id, l.Position, l.ItemId, l.ItemCode, l.Description, l.Quantity, l.Unit, new(l.UnitPrice, currency),
        l.DiscountRate, new(l.Allowance, currency), l.TaxRate, l.TaxIncluded, new(l.Net, currency), new(l.Tax, currency), new(l.Gross, currency), l.PromisedDate);
}

/// <summary>A paper of others that belongs to a contract.</summary>
/// <param name="Issuer">Who wrote it: the carrier, the customs house.</param>
public sealed record ContractReferenceView(Guid Id, ReferenceType Type, string Number, DateOnly? Date, string? Issuer, string? Remark)
{
    internal static ContractReferenceView Of(ContractReference r) => new(r.Id, r.Type, r.Number, r.Date, r.Issuer, r.Remark);
}

/// <summary>What every step in the life of a contract answers.</summary>
/// <param name="Reason">Why it was rejected, cancelled or terminated, or what was remarked when it was approved.</param>
public sealed record SalesContractState(Guid Id, int Version, string? Number, SalesContractStatus Status, string? Reason)
{
    internal static SalesContractState Of(SalesContract c) => new(c.Id, c.Version, c.Number, c.Status, c.Reason);
}

/// <summary>What the outside is told of a contract.</summary>
[Tells("sales-contract.approved", "sales-contract.cancelled", "sales-contract.created", "sales-contract.fulfilled", "sales-contract.rejected", "sales-contract.signed", "sales-contract.submitted",
    "sales-contract.terminated")]
internal sealed record SalesContractTold(Guid Id, string? Number, Guid OrderId, string OrderNumber, Guid CustomerId, SalesContractStatus Status, [SellingPrice] Money? Total)
{
    public static SalesContractTold Of(SalesContract c) => new(c.Id, c.Number, c.OrderId, c.OrderNumber, c.CustomerId, c.Status, new(c.Total, c.Currency));
}
