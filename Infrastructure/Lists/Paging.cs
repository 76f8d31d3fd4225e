using System.Linq.Expressions;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Infrastructure.Lists;

/// <summary>The words with which handlers list.</summary>
public static class Paging
{
    private const int UsualSize = 50;
    private const int MostRows = 200;

    /// <summary>The page that was asked for, filtered, searched and ordered, read in one query; one more where a count was asked for.</summary>
    public static async Task<Page<TRow>> ToPage<TEntity, TRow>(
        this IQueryable<TEntity> source, ListQuery query, Listing<TEntity> listing, Caller caller, Expression<Func<TEntity, TRow>> row, CancellationToken ct) where TEntity : Entity
    {
        var order = listing.Order(query.OrderBy, caller);
        var matching = source.Matching(query, listing, caller);
        var behind = PageToken.Read(query, listing, order);
        var size = Math.Clamp(query.PageSize ?? UsualSize, 1, MostRows);
        var (rows, end) = await order.Field.Read(matching, order.Descending, behind, size, row, ct);
        return new(rows, end is null ? null : PageToken.Write(end, query, listing, order), await Counts.Of(matching, query.Count, ct));
    }

    /// <summary>What the query's filter and text leave over, for exports and reports as well as for lists.</summary>
    public static IQueryable<TEntity> Matching<TEntity>(this IQueryable<TEntity> source, ListQuery query, Listing<TEntity> listing, Caller caller) where TEntity : Entity
    {
        if (!string.IsNullOrWhiteSpace(query.Filter)) source = source.Where(listing.Filter(query.Filter, caller));
        return string.IsNullOrWhiteSpace(query.Q) ? source : source.Where(listing.Containing(query.Q));
    }

    /// <summary>In the order that the query asks for, then by id.</summary>
    public static IQueryable<TEntity> InOrder<TEntity>(this IQueryable<TEntity> source, ListQuery query, Listing<TEntity> listing, Caller caller) where TEntity : Entity
    {
        var order = listing.Order(query.OrderBy, caller);
        return order.Field.Order(source, order.Descending);
    }
}
