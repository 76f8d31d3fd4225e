using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Items;

/// <summary>What is known of an item changes. Units are replaced as a whole; documents keep the factors they were made with.</summary>
public static class UpdateItem
{
    /// <param name="QuantityDecimals">May grow, and never shrink.</param>
    /// <param name="Units">All other units; those not named are gone.</param>
    [Requires("items.update")]
    [Refuses("ITEM_EXTERNAL_ID_TAKEN", "UNIT_REPEATED", "ITEM_DECIMALS_LOWERED")]
    public sealed record Command(Guid ItemId, int Version, Patch<string> Name = default, [Rate(OrZero = true)] Patch<decimal> TaxRate = default,
        [Range(0, 4)] Patch<int> QuantityDecimals = default, Patch<Guid?> CategoryId = default, [MaxLength(100)] Patch<string?> ExternalId = default,
        Patch<bool> Active = default, [MaxLength(20)] Patch<IReadOnlyList<UnitEntry>> Units = default);

    internal sealed class Handler(Database db) : IHandler<Command, GetItem.Result>
    {
        public async Task<GetItem.Result> Handle(Command command, CancellationToken ct)
        {
            var item = (await db.Items.Include(i => i.Units).Require(i => i.Id == command.ItemId, ct)).At(command.Version);
            if (command.CategoryId.Or(null) is { } category) db.ReferNext<ItemCategory>(category, "/categoryId");
            item.Rename(command.Name.Or(item.Name));
            item.CountTo(command.QuantityDecimals.Or(item.QuantityDecimals));
            if (command.Units.IsSet) item.SetUnits(UnitEntry.ToUnits(command.Units.Or([])));
            item.TaxRate = command.TaxRate.Or(item.TaxRate);
            item.CategoryId = command.CategoryId.Or(item.CategoryId);
            item.ExternalId = command.ExternalId.Or(item.ExternalId);
            item.Active = command.Active.Or(item.Active);
            return GetItem.Result.Of(item);
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, GetItem.Result, Handler>("/items/{itemId}", nameof(UpdateItem), "Change an item");
}
