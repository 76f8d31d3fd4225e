using System.ComponentModel.DataAnnotations;
using Waybill.Features.ContractTemplates;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.SalesContracts;

/// <summary>The contracts without their lines, newest first; those, if one is looking for them, that a paper of a certain number is linked to.</summary>
public static class ListSalesContracts
{
    /// <param name="Reference">The number of a linked paper: a bill of lading, a customs declaration.</param>
    [Requires("sales-contracts.list")]
    public sealed record Query([MaxLength(100)] string? Reference = null) : ListQuery;
    public sealed record Row(Guid Id, int Version, string? Number, SalesContractStatus Status, Trade Trade, Guid OrderId, string OrderNumber, Guid CustomerId, string CustomerName,
        Guid? SalespersonId, DateOnly? SignedDate, [SellingPrice] Money? Total, DateTimeOffset CreatedAt);

    private static readonly Listing<SalesContract> Fields = new Listing<SalesContract>("sales-contracts")
        .Field("number", c => c.Number).Field("status", c => c.Status).Field("trade", c => c.Trade).Field("orderId", c => c.OrderId).Field("orderNumber", c => c.OrderNumber)
        .Field("customerId", c => c.CustomerId).Field("customerName", c => c.CustomerName).Field("salespersonId", c => c.OwnerId).Field("signedDate", c => (DateOnly?)c.Signature!.Date)
        .Field("total.amount", c => c.Total, new SellingPriceAttribute()).Field("createdAt", c => c.CreatedAt).Field("createdBy", c => c.CreatedBy)
        .Search(c => c.Number, c => c.OrderNumber, c => c.CustomerName).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) =>
            db.SalesContracts.Where(c => query.Reference == null || c.References.Any(r => r.Number == query.Reference)).ToPage(query, Fields, user.Caller,
                c => new Row(c.Id, c.Version, c.Number, c.Status, c.Trade, c.OrderId, c.OrderNumber, c.CustomerId, c.CustomerName, c.OwnerId,
                    c.Signature == null ? null : c.Signature.Date, new Money(c.Total, c.Currency), c.CreatedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/", nameof(ListSalesContracts), "List contracts");
}
