using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Items;

/// <summary>Many items are entered at once, as when a company moves in.</summary>
public static class BatchCreateItems
{
    internal static void Map(Doors doors) => doors.Batch<CreateItem.Command, CreateItem.Result>("/items/batch-create", nameof(BatchCreateItems),
        of: nameof(CreateItem), "Create up to 200 items");
}
