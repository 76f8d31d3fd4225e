using Waybill.Infrastructure.Values;

namespace Waybill.Features.Stock;

/// <summary>
/// The moving average of an item in a warehouse, as quantity and value; a unit cost is never kept, so no rounding of one ever adds up.
/// What leaves takes its share of the value, rounded to cents, and the last of it takes all that is left.
/// </summary>
public readonly record struct CostState(decimal Quantity, decimal Value)
{
    /// <summary>The share of the value that so much of the stock bears, to cents; 0 where there is no stock.</summary>
    public decimal CostOf(decimal quantity) => quantity == Quantity ? Value : Quantity == 0 ? 0 : (Value * quantity / Quantity).ToCents();

    public CostState In(decimal quantity, decimal value) => new(Quantity + quantity, Value + value);

    /// <summary>What is left after an issue, and what the issue cost.</summary>
    public (CostState Left, decimal Cost) Out(decimal quantity)
    {
        var cost = CostOf(quantity);
        return (new(Quantity - quantity, Value - cost), cost);
    }
}
