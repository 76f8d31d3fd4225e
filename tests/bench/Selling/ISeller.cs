namespace Waybill.Bench.Selling;

/// <summary>What a seller sells: its own customer, who buys one of each of its own items every time.</summary>
internal sealed record Stall(string CustomerId, IReadOnlyList<string> ItemIds, string WarehouseId);

/// <summary>The steps of the sale through one of the two doors. Each is one request; what it gives is the id that later steps go by.</summary>
internal interface ISeller : IDisposable
{
    Task<string> CreateOrder(Stall stall);
    Task<string> CreateDelivery(string orderId);
    Task ReadOrder(string orderId);
    Task ConfirmStockOut(string deliveryId, Stall stall);
    Task ListOrders(Stall stall);
    Task IssueInvoice(string orderId);
}
