using Microsoft.EntityFrameworkCore;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Backlog;

/// <summary>What hangs on an order, before somebody ends it: its documents, its stock, its money, and which ways of ending it would be refused and why.</summary>
public static class PreviewOrderImpact
{
    [Requires("orders.preview-impact")]
    public sealed record Query(Guid OrderId);

    /// <param name="Kinds">How many documents of each kind hang on it.</param>
    /// <param name="OpenToCharge">What its customer will still be charged for it.</param>
    /// <param name="OpenToReceive">What was charged and is not paid yet; below zero when more was paid.</param>
    /// <param name="Lines">Its lines that have something open, in base units.</param>
    public sealed record Result(Guid Id, int Version, string? Number, OrderStatus Status, IReadOnlyList<KindCount> Kinds, IReadOnlyList<OrderDependant> Documents,
        IReadOnlyList<OpenLine> Lines, [SellingPrice] Money? OpenToCharge, [SellingPrice] Money? OpenToReceive, IReadOnlyList<Ending> Endings);

    /// <summary>How many documents of a kind there are.</summary>
    public sealed record KindCount(string Kind, int Count, int Running);

    /// <summary>What is open of a line, in base units.</summary>
    /// <param name="ToDeliver">Wanted, and not part of a released delivery.</param>
    /// <param name="ToIssue">Part of released deliveries, and not issued.</param>
    public sealed record OpenLine(Guid OrderLineId, Guid ItemId, string ItemCode, string BaseUnit, decimal Reserved, decimal ToDeliver, decimal ToIssue, decimal ToInvoice);

    /// <summary>A way of ending the order: cancel, close, cancel-remainder.</summary>
    /// <param name="Code">With which code it would be refused now.</param>
    public sealed record Ending(string Operation, bool Allowed, string? Code);

    internal sealed class Handler(Database db, IEnumerable<IHangOnOrder> features) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            var order = await db.Orders.Include(o => o.Lines).Require(o => o.Id == query.OrderId, ct);
            var held = await db.HeldFor(order, ct);
            var documents = new List<OrderDependant>();
            foreach (var feature in features) documents.AddRange(await feature.Of(order, ct));
            var lines = order.Lines.OrderBy(l => l.Position)
                .Select(l => new OpenLine(l.Id, l.ItemId, l.ItemCode, l.BaseUnit, held.GetValueOrDefault(l.Id), l.OpenToDeliver, l.Delivered - l.Issued, l.OpenToInvoice))
                .Where(l => (l.Reserved, l.ToDeliver, l.ToIssue, l.ToInvoice) != (0, 0, 0, 0));
            return new(order.Id, order.Version, order.Number, order.Status, [.. documents.GroupBy(d => d.Kind).Select(g => new KindCount(g.Key, g.Count(), g.Count(d => d.Running)))],
                documents, [.. lines], new(order.Due - order.Charged, order.Currency), new(order.Charged - order.Received, order.Currency),
                [Of("cancel", order.ObstacleToCancelling), Of("close", order.ObstacleToClosing), Of("cancel-remainder", order.ObstacleToDropping)]);
        }

        private static Ending Of(string operation, Refusal? obstacle) => new(operation, obstacle is null, obstacle?.Reason.Code);
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/orders/{orderId}/impact", nameof(PreviewOrderImpact), "See what hangs on an order");
}
