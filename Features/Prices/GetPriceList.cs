using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Prices;

/// <summary>One price list, without its prices.</summary>
public static class GetPriceList
{
    [Requires("price-lists.get")]
    public sealed record Query(Guid PriceListId);
    public sealed record Result(Guid Id, int Version, string Code, string Name, PriceLevel Level, string Currency, string? Channel, Guid? GroupId, Guid? CustomerId,
        bool TaxIncluded, DateOnly? ValidFrom, DateOnly? ValidUntil, bool Active)
    {
        internal static Result Of(PriceList l) => new(l.Id, l.Version, l.Code, l.Name, l.Level, l.Currency, l.Channel, l.GroupId, l.CustomerId,
            l.TaxIncluded, l.ValidFrom, l.ValidUntil, l.Active);
    }

    internal sealed class Handler(Database db) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct) => Result.Of(await db.PriceLists.Require(l => l.Id == query.PriceListId, ct));
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/price-lists/{priceListId}", nameof(GetPriceList), "Read a price list");
}
