using Waybill.Features.Items;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Stock;

/// <summary>Goods of one item that were made or came together (批次). It begins with the goods that first bring its number.</summary>
public sealed class Batch : Entity
{
    private Batch() { }

    public Guid ItemId { get; private set; }
    public Item Item { get; private set; } = null!;

    /// <summary>Unique within the item.</summary>
    public string Number { get; private set; } = "";
    public DateOnly? ProductionDate { get; private set; }

    /// <summary>The last business date on which it may be issued.</summary>
    public DateOnly? ExpiryDate { get; private set; }
    public string? Grade { get; private set; }
    public string? Supplier { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
}
