namespace Waybill.Api.Demo;

/// <summary>Items, prices, warehouses and opening stock of the demo company.</summary>
internal static class DemoGoods
{
    public static Task Enter(Seeding seeding, IReadOnlyDictionary<string, Guid> groups, CancellationToken ct) => Task.CompletedTask;
}
