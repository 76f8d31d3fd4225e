namespace Waybill.Features.StockOuts;

/// <summary>What of a feature's documents waits for a warehouse to do something. The list of all work pages through what every feature tells as one query, so each tells it as a select.</summary>
public interface IListStockWork
{
    /// <summary>
    /// One select, without parameters, of what waits: task (issue, receive, confirmStockOut, confirmStockIn or count), document_kind, document_id, number,
    /// warehouse_id (null where any may do it), lines (int, how many), due_date (date), since (timestamptz). Never a price.
    /// </summary>
    string Sql { get; }
}
