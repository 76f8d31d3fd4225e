using Waybill.Features.Items;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Prices;

/// <summary>The prices of one list, those of an item together.</summary>
public static class ListPrices
{
    [Requires("prices.list")]
    public sealed record Query(Guid PriceListId) : ListQuery;
    public sealed record Row(Guid Id, int Version, Guid ItemId, string ItemCode, string ItemName, string Unit, decimal MinQuantity, [SellingPrice] Money? UnitPrice,
        DateTimeOffset UpdatedAt);

    private static readonly Listing<PriceEntry> Fields = new Listing<PriceEntry>("prices")
        .Field("itemId", p => p.ItemId).Field("unit", p => p.Unit).Field("minQuantity", p => p.MinQuantity)
        .Field("unitPrice.amount", p => p.UnitPrice, new SellingPriceAttribute()).Field("createdAt", p => p.CreatedAt).Field("updatedAt", p => p.UpdatedAt)
        .OrderedBy("itemId asc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken ct)
        {
            var list = await db.PriceLists.Require(l => l.Id == query.PriceListId, ct);
            var (items, currency) = (db.Items, list.Currency);
            return await db.Prices.Where(p => p.PriceListId == list.Id).ToPage(query, Fields, user.Caller,
                p => new Row(p.Id, p.Version, p.ItemId, items.First(i => i.Id == p.ItemId).Code, items.First(i => i.Id == p.ItemId).Name, p.Unit, p.MinQuantity,
                    new Money(p.UnitPrice, currency), p.UpdatedAt), ct);
        }
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/price-lists/{priceListId}/prices", nameof(ListPrices), "List the prices of a list");
}
