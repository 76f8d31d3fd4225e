using Microsoft.EntityFrameworkCore;
using Waybill.Features.StockOuts;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockWork;

/// <summary>What waits for the warehouse, the oldest first: released documents to issue or receive, drafts to confirm, counts to be done. It tells of no price.</summary>
public static class ListStockWork
{
    /// <param name="WarehouseId">What this warehouse may do: what is fixed to it, and what any warehouse may do.</param>
    [Requires("stock-work.list")]
    public sealed record Query(Guid? WarehouseId = null) : ListQuery;

    /// <param name="WarehouseId">The warehouse that must do it; none where any may.</param>
    /// <param name="Lines">How many lines are open.</param>
    /// <param name="Since">Since when it waits.</param>
    public sealed record Row(Guid Id, StockTaskKind Task, string DocumentKind, Guid DocumentId, string Number, Guid? WarehouseId, int Lines, DateOnly? DueDate, DateTimeOffset Since);

    private static readonly Listing<StockTask> Fields = new Listing<StockTask>("stock-work")
        .Field("task", t => t.Task).Field("documentKind", t => t.DocumentKind).Field("documentId", t => t.DocumentId).Field("number", t => t.Number)
        .Field("warehouseId", t => t.WarehouseId).Field("dueDate", t => t.DueDate).Field("since", t => t.Since)
        .Search(t => t.Number).OrderedBy("since asc");

    internal sealed class Handler(Database db, IEnumerable<IListStockWork> sources, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct)
        {
            var all = $"""
                select md5(concat(w.task, w.document_id, w.warehouse_id))::uuid as "Id", w.task as "Task", w.document_kind as "DocumentKind", w.document_id as "DocumentId", w.number as "Number",
                    w.warehouse_id as "WarehouseId", w.lines as "Lines", w.due_date as "DueDate", w.since as "Since"
                from ({string.Join("\nunion all\n", sources.Select(s => s.Sql))}) w
                """;
            var tasks = db.Set<StockTask>().FromSqlRaw(all);
            if (query.WarehouseId is { } warehouse) tasks = tasks.Where(t => t.WarehouseId == warehouse || t.WarehouseId == null);
            return tasks.ToPage(query, Fields, user.Caller, t => new Row(t.Id, t.Task, t.DocumentKind, t.DocumentId, t.Number, t.WarehouseId, t.Lines, t.DueDate, t.Since), ct);
        }
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/", nameof(ListStockWork), "List what waits for the warehouse");
}
