using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Transfers;

/// <summary>What is to go of one item.</summary>
public sealed class TransferLine : Entity
{
    /// <summary>Its place in the transfer, from 1.</summary>
    public int Position { get; internal set; }
    public required Guid ItemId { get; init; }
    public required string ItemCode { get; init; }

    [Quantity]
    public required decimal Quantity { get; init; }
    public required string Unit { get; init; }

    /// <summary>The quantity in the item's base unit.</summary>
    [Quantity]
    public required decimal BaseQuantity { get; init; }

    /// <summary>The batch it must be, if that is fixed.</summary>
    public Guid? BatchId { get; init; }
}
