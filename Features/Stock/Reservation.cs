using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Stock;

/// <summary>Stock of a warehouse that is held for a line of a document. The row lives as long as something is held.</summary>
public sealed class Reservation : Entity
{
    private Reservation() { }

    public string DocumentKind { get; private set; } = "";
    public Guid DocumentId { get; private set; }
    public Guid LineId { get; private set; }
    public Guid ItemId { get; private set; }
    public Guid WarehouseId { get; private set; }

    /// <summary>The batch it must be, if that is fixed; any other reservation may be met by any batch.</summary>
    public Guid? BatchId { get; private set; }

    /// <summary>What is still held, in base units.</summary>
    [Quantity]
    public decimal Quantity { get; private set; }
}
