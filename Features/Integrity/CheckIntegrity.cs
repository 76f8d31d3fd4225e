using Waybill.Features.Customers;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Integrity;

/// <summary>Proves that customers' accounts, balances and orders are what their entries and documents say, or shows where they are not.</summary>
public static class CheckIntegrity
{
    [Requires("integrity.check")]
    public sealed record Query;

    /// <param name="Violations">The first 200 there are.</param>
    public sealed record Result(bool Sound, IReadOnlyList<Violation> Violations);

    /// <summary>A sum that is not what it must be.</summary>
    /// <param name="Kind">What carries the sum: customer, order, delivery, stock-out.</param>
    /// <param name="Id">Its id.</param>
    /// <param name="LineId">The line of it, where it is a line's.</param>
    public sealed record Violation(BookRule Rule, string Kind, Guid Id, Guid? LineId, [property: SellingPrice] decimal? Expected, [property: SellingPrice] decimal? Found);

    internal sealed class Handler(Database db) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            var broken = await Books.Check(db, ct);
            return new(broken.Count == 0, broken);
        }
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/integrity", nameof(CheckIntegrity), "Check that accounts and orders agree with their documents");
}
