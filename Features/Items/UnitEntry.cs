using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Items;

/// <summary>Another unit of an item, as a client enters it.</summary>
/// <param name="Factor">How many base units one of it is: 12 for a dozen of pieces.</param>
public sealed record UnitEntry([MaxLength(20)] string Name, [Factor] decimal Factor)
{
    internal static IReadOnlyList<ItemUnit> ToUnits(IReadOnlyList<UnitEntry> entries) => [.. entries.Select(e => new ItemUnit { Name = e.Name, Factor = e.Factor })];
}

/// <summary>Another unit of an item.</summary>
/// <param name="Factor">How many base units one of it is.</param>
public sealed record UnitView(string Name, decimal Factor)
{
    internal static UnitView Of(ItemUnit u) => new(u.Name, u.Factor);
}
