using Waybill.Features.StockIns;

namespace Waybill.Tests.Support;

public sealed partial class Shop
{
    /// <summary>Goods come in as opening stock.</summary>
    public Task<EnterOpeningStock.Result> Enter(Goods goods, params StockInEntry[] lines) => Enter(goods, null, lines);

    public Task<EnterOpeningStock.Result> Enter(Goods goods, DateTimeOffset? effectiveAt, params StockInEntry[] lines) =>
        As(Roles.Admin).Run<EnterOpeningStock.Result>(new EnterOpeningStock.Command(goods.WarehouseId, lines, effectiveAt, null));
}
