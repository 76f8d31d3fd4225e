using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.StockAlerts;

/// <summary>The stock of an item in a warehouse is no longer watched.</summary>
public static class RemoveStockAlert
{
    [Requires("stock-alerts.remove")]
    public sealed record Command(Guid ItemId, Guid WarehouseId, int Version);
    public sealed record Result(Guid Id, Guid ItemId, Guid WarehouseId);

    internal sealed class Handler(Database db) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var rule = (await db.StockAlertRules.Require(r => r.ItemId == command.ItemId && r.WarehouseId == command.WarehouseId, ct)).At(command.Version);
            db.StockAlertRules.Remove(rule);
            return new(rule.Id, rule.ItemId, rule.WarehouseId);
        }
    }

    internal static void Map(Doors doors) => doors.Delete<Command, Result, Handler>("/rules/{itemId}/{warehouseId}", nameof(RemoveStockAlert), "Stop watching the stock of an item");
}
