using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Prices;

/// <summary>A list is renamed, holds for another time, or is taken out of use. For whom it is and in which currency never changes.</summary>
public static class UpdatePriceList
{
    [Requires("price-lists.update")]
    [Refuses("VALIDITY_BACKWARDS")]
    public sealed record Command(Guid PriceListId, int Version, Patch<string> Name = default, Patch<DateOnly?> ValidFrom = default, Patch<DateOnly?> ValidUntil = default,
        Patch<bool> Active = default);

    internal sealed class Handler(Database db) : IHandler<Command, GetPriceList.Result>
    {
        public async Task<GetPriceList.Result> Handle(Command command, CancellationToken ct)
        {
            var list = (await db.PriceLists.Require(l => l.Id == command.PriceListId, ct)).At(command.Version);
            list.Rename(command.Name.Or(list.Name));
            list.Hold(from: command.ValidFrom.Or(list.ValidFrom), until: command.ValidUntil.Or(list.ValidUntil));
            list.Active = command.Active.Or(list.Active);
            return GetPriceList.Result.Of(list);
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, GetPriceList.Result, Handler>("/price-lists/{priceListId}", nameof(UpdatePriceList), "Change a price list");
}
