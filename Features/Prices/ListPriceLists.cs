using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Prices;

/// <summary>The price lists, by code.</summary>
public static class ListPriceLists
{
    [Requires("price-lists.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string Code, string Name, PriceLevel Level, string Currency, string? Channel, Guid? GroupId, Guid? CustomerId,
        bool TaxIncluded, DateOnly? ValidFrom, DateOnly? ValidUntil, bool Active, DateTimeOffset CreatedAt);

    private static readonly Listing<PriceList> Fields = new Listing<PriceList>("price-lists")
        .Field("code", l => l.Code).Field("name", l => l.Name).Field("level", l => l.Level).Field("currency", l => l.Currency).Field("channel", l => l.Channel)
        .Field("groupId", l => l.GroupId).Field("customerId", l => l.CustomerId).Field("validFrom", l => l.ValidFrom).Field("validUntil", l => l.ValidUntil)
        .Field("active", l => l.Active).Field("createdAt", l => l.CreatedAt).Search(l => l.Code, l => l.Name).OrderedBy("code asc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) => db.PriceLists.ToPage(query, Fields, user.Caller,
            l => new Row(l.Id, l.Version, l.Code, l.Name, l.Level, l.Currency, l.Channel, l.GroupId, l.CustomerId, l.TaxIncluded, l.ValidFrom, l.ValidUntil, l.Active, l.CreatedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/price-lists", nameof(ListPriceLists), "List price lists");
}
