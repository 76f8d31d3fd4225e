using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Desk;

/// <summary>One looks at one's desk: how much waits in each list, and the first of it. Lists that one may not read, and lists without anything, are not there.</summary>
public static class GetMyDesk
{
    [RequiresSignIn]
    [Refuses("COMPANY_MISSING")]
    public sealed record Query;
    public sealed record Result(IReadOnlyList<Tile> Tiles);

    /// <summary>One list of what waits.</summary>
    /// <param name="Operation">The list operation that tells all of it.</param>
    /// <param name="Filter">The filter to ask it with, if there is one.</param>
    /// <param name="Count">How much there is.</param>
    /// <param name="Items">The first of it, at most five.</param>
    public sealed record Tile(DeskTile Kind, string Operation, string? Filter, long Count, IReadOnlyList<DeskItem> Items);

    internal sealed class Handler(DeskTiles tiles) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct) => new(await tiles.All(ct));
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/", nameof(GetMyDesk), "Read what waits for you");
}

/// <summary>What a tile tells of.</summary>
public enum DeskTile { Approvals, Reminders, DraftOrders, RejectedOrders, DraftQuotes, ExpiringQuotes, Returns, Shortages, OverduePayments, ReceiptsToConfirm, InvoicesToIssue, StockWork, StockAlerts, OverdueSamples }

/// <summary>One thing that waits.</summary>
/// <param name="Number">What people call it.</param>
/// <param name="Text">Whom or what it is about.</param>
/// <param name="Due">By when.</param>
public sealed record DeskItem(string DocumentKind, Guid DocumentId, string? Number, string? Text, DateOnly? Due);
