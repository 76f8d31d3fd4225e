using Waybill.Features.Organization;
using Waybill.Features.StockOuts;

namespace Waybill.Features.Deliveries;

/// <summary>A released delivery of an approved order allows the warehouse to issue what is still open of it, from what is reserved for the order first.</summary>
internal sealed class DeliveryAuthorisesStockOut(DeliveryLocks locks, CompanyDesk companies) : IAuthoriseStockOut
{
    public string Kind => "delivery";

    public async Task<StockOutAuthority> Authorise(Guid documentId, CancellationToken ct)
    {
        var (delivery, order) = await locks.Behind(documentId, ct);
        delivery.RequireReleased();
        order.RequireApproved();
        return new(delivery.Ref, delivery.Number!, delivery.CreatedBy, (await companies.Get(ct)).AuthorMayConfirmIssue, HeldBy: order.Ref,
            [.. delivery.Lines.OrderBy(l => l.Position).Select(l => new AuthorisedLine(l.Id, l.ItemId, l.Open, l.WarehouseId, l.BatchId, HeldLineId: l.OrderLineId))]);
    }
}
