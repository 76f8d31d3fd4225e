using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Items;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockAlerts;

/// <summary>Somebody says when an item in a warehouse is to be looked after; what was said before is replaced.</summary>
public static class SetStockAlert
{
    /// <param name="Minimum">The reorder point, in base units: less than this available is too little.</param>
    /// <param name="Maximum">More than this on hand is too much.</param>
    /// <param name="ExpiryDays">What expires within so many days is told.</param>
    /// <param name="IdleDays">Stock that has not moved for so many days is told.</param>
    [Requires("stock-alerts.set")]
    [Refuses("MINIMUM_ABOVE_MAXIMUM", "STOCK_ALERT_EXISTS")]
    public sealed record Command(Guid ItemId, Guid WarehouseId, [Quantity(OrZero = true)] decimal? Minimum = null, [Quantity(OrZero = true)] decimal? Maximum = null,
        [Range(0, 3650)] int? ExpiryDays = null, [Range(1, 3650)] int? IdleDays = null);
    public sealed record Result(Guid Id, int Version, Guid ItemId, Guid WarehouseId, decimal? Minimum, decimal? Maximum, int? ExpiryDays, int? IdleDays);

    internal sealed class Handler(Database db) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            await db.Items.Require(i => i.Id == command.ItemId, ct);
            await db.Warehouses.Require(w => w.Id == command.WarehouseId, ct);
            var rule = await db.StockAlertRules.FirstOrDefaultAsync(r => r.ItemId == command.ItemId && r.WarehouseId == command.WarehouseId, ct);
            if (rule is null) db.StockAlertRules.Add(rule = new(command.ItemId, command.WarehouseId));
            rule.Watch(command.Minimum, command.Maximum, command.ExpiryDays, command.IdleDays);
            return new(rule.Id, rule.Version, rule.ItemId, rule.WarehouseId, rule.Minimum, rule.Maximum, rule.ExpiryDays, rule.IdleDays);
        }
    }

    internal static void Map(Doors doors) => doors.Put<Command, Result, Handler>("/rules/{itemId}/{warehouseId}", nameof(SetStockAlert), "Watch the stock of an item");
}
