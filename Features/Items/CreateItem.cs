using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Items;

/// <summary>Something we will buy, make, stock or sell is entered, with the units it is traded in.</summary>
public static class CreateItem
{
    /// <param name="Unit">The base unit, in which stock is counted. It never changes.</param>
    /// <param name="TaxRate">0.13 for 13 %.</param>
    /// <param name="BatchControlled">Its stock is kept by batch. It never changes.</param>
    /// <param name="QuantityDecimals">How many decimals a quantity in the base unit may have.</param>
    [Requires("items.create")]
    [Refuses("ITEM_CODE_TAKEN", "ITEM_EXTERNAL_ID_TAKEN", "UNIT_REPEATED")]
    public sealed record Command([MaxLength(40)] string Code, string Name, [MaxLength(20)] string Unit, Guid? CategoryId, [MaxLength(100)] string? ExternalId,
        [MaxLength(20)] IReadOnlyList<UnitEntry>? Units, [Rate(OrZero = true)] decimal TaxRate = 0m, bool BatchControlled = false, [Range(0, 4)] int QuantityDecimals = 0);
    public sealed record Result(Guid Id, int Version, string Code);

    internal sealed class Handler(Database db) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            if (command.CategoryId is { } category) db.ReferNext<ItemCategory>(category, "/categoryId");
            var item = new Item(command.Code, command.Name, command.Unit, command.QuantityDecimals, command.BatchControlled)
            {
                TaxRate = command.TaxRate, CategoryId = command.CategoryId, ExternalId = command.ExternalId,
            };
            item.SetUnits(UnitEntry.ToUnits(command.Units ?? []));
            db.Items.Add(item);
            return new(item.Id, item.Version, item.Code);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/items", nameof(CreateItem), "Create an item");
}
