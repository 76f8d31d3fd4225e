using Waybill.Infrastructure.Data;

namespace Waybill.Features.Warehouses;

/// <summary>Where stock is kept. Goods that are damaged or held back lie in a quarantine bin.</summary>
public sealed class Warehouse : Root
{
    private readonly List<Bin> bins = [];

    private Warehouse() { }

    public Warehouse(string code, string name, int priority)
    {
        (Code, Name, Priority) = (code, name, priority);
        bins.Add(new Bin { Code = "MAIN", Purpose = BinPurpose.Storage });
        bins.Add(new Bin { Code = "QUARANTINE", Purpose = BinPurpose.Quarantine });
    }

    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>Stock is looked for in the warehouse of the lowest number first.</summary>
    public int Priority { get; set; }
    public bool Active { get; set; } = true;
    public IReadOnlyList<Bin> Bins => bins;

    public void Rename(string name) => Name = name;

    public Bin Add(Bin bin)
    {
        bins.Add(bin);
        return bin;
    }
}

/// <summary>Storage is available to be issued; quarantine is not.</summary>
public enum BinPurpose { Storage, Quarantine }

/// <summary>A place inside a warehouse (库位).</summary>
public sealed class Bin : Entity
{
    public required string Code { get; init; }
    public required BinPurpose Purpose { get; init; }
}
