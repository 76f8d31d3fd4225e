using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockIns;

/// <summary>A line of a stock-in as the warehouse enters it.</summary>
/// <param name="Unit">One of the item's units; its base unit if left out.</param>
/// <param name="BinId">Where it is put; left open, in the warehouse's first storage bin.</param>
/// <param name="Batch">Must be given for items that are kept by batch, and only for these.</param>
/// <param name="UnitCost">What one of the unit cost, in the company's currency; left out, the goods come in at the average of what is there.
/// Goods that come in on the authority of a document bring the cost that it says.</param>
/// <param name="AuthorityLineId">The line of the authorising document, where there is one.</param>
public sealed record StockInEntry(Guid ItemId, [Quantity] decimal Quantity, [MaxLength(20)] string? Unit, Guid? BinId, BatchEntry? Batch, [Price(OrZero = true)] Money? UnitCost,
    Guid? AuthorityLineId = null);

/// <summary>A batch as it is entered with the goods; it begins here, if its number is new for the item.</summary>
/// <param name="ExpiryDate">The last business date on which it may be issued.</param>
public sealed record BatchEntry([MaxLength(60)] string Number, DateOnly? ProductionDate, DateOnly? ExpiryDate, [MaxLength(40)] string? Grade, string? Supplier);
