using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Prices;

/// <summary>A list no longer has a price; from now on a wider one decides.</summary>
public static class RemovePrice
{
    [Requires("prices.remove")]
    public sealed record Command(Guid PriceListId, Guid PriceId, int Version);
    public sealed record Result(Guid Id, Guid PriceListId, Guid ItemId, string Unit, decimal MinQuantity);

    internal sealed class Handler(Database db) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var price = (await db.Prices.Require(p => p.Id == command.PriceId && p.PriceListId == command.PriceListId, ct)).At(command.Version);
            db.Prices.Remove(price);
            return new(price.Id, price.PriceListId, price.ItemId, price.Unit, price.MinQuantity);
        }
    }

    internal static void Map(Doors doors) => doors.Delete<Command, Result, Handler>("/price-lists/{priceListId}/prices/{priceId}", nameof(RemovePrice), "Remove a price from a list");
}
