using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockAdjustments;

/// <summary>Goods as they lie in a bin.</summary>
/// <param name="BinId">The bin they lie in.</param>
/// <param name="Unit">One of the item's units; its base unit if left out.</param>
/// <param name="BatchId">Must be given for items that are kept by batch, and only for these.</param>
public sealed record StockAdjustmentEntry(Guid ItemId, Guid BinId, [Quantity] decimal Quantity, [MaxLength(20)] string? Unit = null, Guid? BatchId = null);
