using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Items;

/// <summary>Something we buy, make, stock or sell.</summary>
public sealed class Item : Root
{
    private readonly List<ItemUnit> units = [];

    private Item() { }

    public Item(string code, string name, string unit, int quantityDecimals, bool batchControlled) =>
        (Code, Name, Unit, QuantityDecimals, BatchControlled) = (code, name, unit, quantityDecimals, batchControlled);

    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>The base unit, in which stock is counted and costs are kept.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>How many decimals a quantity in the base unit may have, 0 to 4.</summary>
    public int QuantityDecimals { get; private set; }

    /// <summary>Tax rate of its sales, 0.13 for 13 %.</summary>
    [Rate(OrZero = true)]
    public decimal TaxRate { get; set; }

    /// <summary>Its stock is kept by batch, and no line of a stock document may leave the batch open.</summary>
    public bool BatchControlled { get; private set; }
    public string? ExternalId { get; set; }
    public Guid? CategoryId { get; set; }
    public bool Active { get; set; } = true;

    /// <summary>The other units it is sold or bought in.</summary>
    public IReadOnlyList<ItemUnit> Units => units;

    public void Rename(string name) => Name = name;

    /// <summary>From now on it is counted more finely; counting more coarsely would strand what is in stock, so that is refused.</summary>
    public void CountTo(int decimals) => QuantityDecimals = decimals >= QuantityDecimals ? decimals
        : throw ItemRefusals.DecimalsLowered.At("/quantityDecimals", ("item", Code), ("decimals", QuantityDecimals));

    /// <summary>Its other units are exactly these from now on. Each name that was named before, be it as the base unit, is refused.</summary>
    public void SetUnits(IReadOnlyList<ItemUnit> now)
    {
        var named = new HashSet<string> { Unit };
        var faults = now.Index().Where(u => !named.Add(u.Item.Name)).Select(u => ItemRefusals.UnitRepeated.Fault($"/units/{u.Index}/name", ("unit", u.Item.Name))).ToList();
        if (faults.Count > 0) throw Refusal.Of(faults);
        units.RemoveAll(u => !now.Any(n => n.Name == u.Name && n.Factor == u.Factor));
        units.AddRange([.. now.Where(n => !Has(n.Name))]);
    }

    public bool Has(string unit) => unit == Unit || units.Any(u => u.Name == unit);

    /// <summary>How many base units one of the named unit is, or UNIT_UNKNOWN at the pointer.</summary>
    public decimal FactorOf(string unit, string pointer) => unit == Unit ? 1m
        : units.FirstOrDefault(u => u.Name == unit)?.Factor ?? throw ItemRefusals.UnitUnknown.At(pointer, ("unit", unit), ("item", Code));

    /// <summary>A quantity of the named unit in base units, or QUANTITY_TOO_FINE when that has more decimals than the item allows.</summary>
    public decimal ToBase(decimal quantity, string unit, string pointer)
    {
        var inBase = quantity * FactorOf(unit, pointer);
        return inBase.To(QuantityDecimals) == inBase ? inBase
            : throw ItemRefusals.QuantityTooFine.At(pointer, ("item", Code), ("decimals", QuantityDecimals), ("unit", Unit));
    }
}

/// <summary>Another unit of an item: 1 of it is <see cref="Factor"/> base units.</summary>
public sealed class ItemUnit : Entity
{
    public required string Name { get; init; }

    [Factor]
    public required decimal Factor { get; init; }
}

/// <summary>A class of items; categories form a tree.</summary>
public sealed class ItemCategory : Root
{
    private ItemCategory() { }

    public ItemCategory(string code, string name, Guid? parentId) => (Code, Name, ParentId) = (code, name, parentId);

    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public Guid? ParentId { get; private set; }
}
