using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Items;

/// <summary>One item, with its units.</summary>
public static class GetItem
{
    [Requires("items.get")]
    public sealed record Query(Guid ItemId);
    public sealed record Result(Guid Id, int Version, string Code, string Name, string Unit, int QuantityDecimals, decimal TaxRate, bool BatchControlled, Guid? CategoryId,
        string? ExternalId, bool Active, DateTimeOffset CreatedAt, IReadOnlyList<UnitView> Units)
    {
        internal static Result Of(Item i) => new(i.Id, i.Version, i.Code, i.Name, i.Unit, i.QuantityDecimals, i.TaxRate, i.BatchControlled, i.CategoryId,
            i.ExternalId, i.Active, i.CreatedAt, [.. i.Units.OrderBy(u => u.Factor).ThenBy(u => u.Name, StringComparer.Ordinal).Select(UnitView.Of)]);
    }

    internal sealed class Handler(Database db) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct) => Result.Of(await db.Items.Include(i => i.Units).Require(i => i.Id == query.ItemId, ct));
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/items/{itemId}", nameof(GetItem), "Read an item");
}
