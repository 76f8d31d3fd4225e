using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Orders;

/// <summary>Many orders are entered at once, as when a shop hands over its day.</summary>
public static class BatchCreateOrders
{
    internal static void Map(Doors doors) => doors.Batch<CreateOrder.Command, CreateOrder.Result>("/batch-create", nameof(BatchCreateOrders),
        of: nameof(CreateOrder), "Enter up to 200 orders");
}
