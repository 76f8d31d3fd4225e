using Microsoft.EntityFrameworkCore;
using Waybill.Features.ContractTemplates;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.SalesContracts;

/// <summary>One contract, with its lines and the papers linked to it; its text is read by RenderContract.</summary>
public static class GetSalesContract
{
    [Requires("sales-contracts.get")]
    public sealed record Query(Guid SalesContractId);
    public sealed record Result(Guid Id, int Version, string? Number, SalesContractStatus Status, Trade Trade, Guid TemplateId, Guid OrderId, string OrderNumber, Guid CustomerId, string CustomerName,
        Guid? SalespersonId, string Currency, [SellingPrice] Money? Net, [SellingPrice] Money? Tax, [SellingPrice] Money? Freight, [SellingPrice] Money? Total, string? PaymentTerms,
        string? DeliveryTerms, string? SpecialTerms, ForeignTerms? ForeignTerms, Signature? Signature, string? Reason, Guid? ApprovedBy, DateTimeOffset? ApprovedAt, DateTimeOffset CreatedAt,
        Guid CreatedBy, IReadOnlyList<SalesContractLineView> Lines, IReadOnlyList<ContractReferenceView> References)
    {
        internal static Result Of(SalesContract c)
        {
            return new(c.Id, c.Version, c.Number, c.Status, c.Trade, c.TemplateId, c.OrderId, c.OrderNumber, c.CustomerId, c.CustomerName, c.OwnerId, c.Currency, In(c.Net), In(c.Tax),
                In(c.Freight), In(c.Total), c.PaymentTerms, c.DeliveryTerms, c.SpecialTerms, c.ForeignTerms, c.Signature, c.Reason, c.ApprovedBy, c.ApprovedAt, c.CreatedAt, c.CreatedBy,
                [.. c.Lines.OrderBy(l => l.Position).Select(l => SalesContractLineView.Of(l, c.Currency))],
                [.. c.References.OrderBy(r => r.Id).Select(ContractReferenceView.Of)]);

            Money In(decimal amount) => new(amount, c.Currency);
        }
    }

    internal sealed class Handler(Database db) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct) =>
            Result.Of(await db.SalesContracts.Include(c => c.Lines).Include(c => c.References).AsSplitQuery().Require(c => c.Id == query.SalesContractId, ct));
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/{salesContractId}", nameof(GetSalesContract), "Read a contract");
}
