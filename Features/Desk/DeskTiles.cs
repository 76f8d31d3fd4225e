using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Approvals;
using Waybill.Features.Backlog;
using Waybill.Features.Invoices;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Features.Quotes;
using Waybill.Features.ReceiptPlans;
using Waybill.Features.Receipts;
using Waybill.Features.Reminders;
using Waybill.Features.SalesReturns;
using Waybill.Features.Samples;
using Waybill.Features.StockAlerts;
using Waybill.Features.StockWork;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Desk;

/// <summary>Asks the list operations themselves for the beginning of what waits, in the name of the permission that each of them needs.</summary>
internal sealed class DeskTiles(IServiceProvider services, OperationCatalogue catalogue, Database db, CompanyDesk companies, CurrentUser user)
{
    private const int Shown = 5;
    private const int ExpiresWithinDays = 7;
    private readonly List<GetMyDesk.Tile> tiles = [];

    public async Task<IReadOnlyList<GetMyDesk.Tile>> All(CancellationToken ct)
    {
        var soon = (await companies.Today(ct)).AddDays(ExpiresWithinDays);
        await Mine(ct);
        if (user.EmployeeId is { } me)
        {
            var open = $"salespersonId = \"{me}\" AND validUntil <= \"{soon:yyyy-MM-dd}\" AND NOT (status != \"approved\" AND status != \"sent\")";
            await Add<ListOrders.Query, ListOrders.Row>(DeskTile.DraftOrders, new ListOrders.Query { Filter = $"status = \"draft\" AND salespersonId = \"{me}\"" }, Order, ct);
            await Add<ListOrders.Query, ListOrders.Row>(DeskTile.RejectedOrders, new ListOrders.Query { Filter = $"status = \"rejected\" AND salespersonId = \"{me}\"" }, Order, ct);
            await Add<ListQuotes.Query, ListQuotes.Row>(DeskTile.DraftQuotes, new ListQuotes.Query { Filter = $"status = \"draft\" AND salespersonId = \"{me}\"" }, Quote, ct);
            await Add<ListQuotes.Query, ListQuotes.Row>(DeskTile.ExpiringQuotes, new ListQuotes.Query { Filter = open }, Quote, ct);
            await Add(DeskTile.Shortages, new ListOrderShortages.Query { Filter = $"salespersonId = \"{me}\"" }, (ListOrderShortages.Row l) => new("order", l.OrderId, l.OrderNumber, l.Description, l.PromisedDate), ct);
            var returns = $"(requestOwnerId = \"{me}\" OR moneyOwnerId = \"{me}\" OR goodsOwnerId = \"{me}\") AND status != \"closed\" AND status != \"cancelled\" AND status != \"rejected\"";
            await Add(DeskTile.Returns, new ListSalesReturns.Query { Filter = returns }, (ListSalesReturns.Row r) => new("sales-return", r.Id, r.Number, r.CustomerName, null), ct);
        }
        await Everybodys(ct);
        return tiles;
    }

    private async Task Mine(CancellationToken ct)
    {
        await Add(DeskTile.Approvals, new ListMyApprovalTasks.Query(), (ListMyApprovalTasks.Row t) => new(t.DocumentKind, t.DocumentId, t.Number, t.Party, null), ct);
        await Add(DeskTile.Reminders, new ListMyReminders.Query { Filter = "status = \"open\"" }, (ReminderView r) => new(r.DocumentKind ?? "reminder", r.DocumentId ?? r.Id, null, r.Text, r.Due), ct);
    }

    /// <summary>What anybody who may see it may do.</summary>
    private async Task Everybodys(CancellationToken ct)
    {
        await Add(DeskTile.OverduePayments, new ListReceiptInstalments.Query { Overdue = true }, (ListReceiptInstalments.Row i) => new("order", i.OrderId, i.OrderNumber, i.CustomerName, i.DueDate), ct);
        if (user.May("receipts.confirm"))
            await Add(DeskTile.ReceiptsToConfirm, new ListReceipts.Query { Filter = "status = \"submitted\"" }, (ListReceipts.Row r) => new("receipt", r.Id, r.Number, r.CustomerName, r.ReceivedDate), ct);
        if (user.May("invoices.issue"))
            await Add(DeskTile.InvoicesToIssue, new ListInvoices.Query { Filter = "status = \"requested\"" }, (ListInvoices.Row i) => new("invoice", i.Id, i.Number, i.CustomerName, null), ct);
        await Add(DeskTile.StockWork, new ListStockWork.Query(), (ListStockWork.Row t) => new(t.DocumentKind, t.DocumentId, t.Number, null, t.DueDate), ct);
        await Add(DeskTile.StockAlerts, new ListStockAlerts.Query(), (ListStockAlerts.Row a) => new("item", a.ItemId, a.ItemCode, a.ItemName, null), ct);
        await Add(DeskTile.OverdueSamples, new ListSamples.Query(Overdue: true), (ListSamples.Row s) => new("sample", s.Id, s.Number, s.CustomerName, s.ReturnBy), ct);
    }

    private static DeskItem Order(ListOrders.Row o) => new("order", o.Id, o.Number, o.CustomerName, o.RequestedDate);

    private static DeskItem Quote(ListQuotes.Row q) => new("quote", q.Id, q.Number, q.CustomerName, q.ValidUntil);

    private async Task Add<TQuery, TRow>(DeskTile kind, TQuery query, Func<TRow, DeskItem> item, CancellationToken ct) where TQuery : ListQuery
    {
        var operation = catalogue.For(typeof(TQuery));
        if (operation.Permission is { } permission && !user.May(permission)) return;
        db.Serve(user.Caller, operation.Permission);
        var page = await services.GetRequiredService<IHandler<TQuery, Page<TRow>>>().Handle(query with { PageSize = Shown, Count = Counting.Exact }, ct);
        if (page.Count > 0) tiles.Add(new(kind, operation.Name, query.Filter, page.Count.Value, [.. page.Items.Select(item)]));
    }
}
