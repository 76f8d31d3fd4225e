using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Lists;

/// <summary>One path that a list may be filtered and ordered by, as the contract tells of it.</summary>
/// <param name="Type">The type of its values, without Nullable.</param>
/// <param name="Class">What a caller must be allowed to see to use it, if it is not for everybody.</param>
public sealed record ListingPath(string Name, Type Type, bool Nullable, FieldClassAttribute? Class);

/// <summary>What a list may be filtered, searched and ordered by, without the type it lists.</summary>
public abstract class Listing
{
    private protected Listing(string name) => Name = name;

    /// <summary>Page tokens are bound to it, so no two listings share one.</summary>
    public string Name { get; }

    /// <summary>The order of who asks for none.</summary>
    public string DefaultOrder { get; private protected set; } = "id desc";

    /// <summary>Whether q= finds anything here.</summary>
    public abstract bool Searches { get; }
    public abstract IReadOnlyList<ListingPath> Paths { get; }
}

/// <summary>What a list of <typeparamref name="TEntity"/> may be filtered, searched and ordered by. Every listing knows the path id.</summary>
public sealed class Listing<TEntity> : Listing where TEntity : Entity
{
    private const string IdPath = "id";
    private readonly Dictionary<string, Field<TEntity>> fields = new(StringComparer.Ordinal);
    private readonly List<Expression<Func<TEntity, string?>>> searched = [];

    public Listing(string name) : base(name)
    {
        fields[IdPath] = new Field<TEntity, Guid>(IdPath, e => e.Id, null) { IsId = true };
        Listings.Add(this);
    }

    public override bool Searches => searched.Count > 0;
    public override IReadOnlyList<ListingPath> Paths => [.. fields.Values.Select(f => f.Path)];

    /// <summary>A path to filter and order by; with a class, only for callers who may see such values.</summary>
    public Listing<TEntity> Field<TValue>(string path, Expression<Func<TEntity, TValue>> value, FieldClassAttribute? secrecy = null)
    {
        if (path == IdPath) return this;
        if (!FilterPaths.IsPath(path)) throw new InvalidOperationException($"The listing {Name} has a field {path}, which no filter could name.");
        if (!fields.TryAdd(path, new Field<TEntity, TValue>(path, value, secrecy))) throw new InvalidOperationException($"The listing {Name} has two fields {path}.");
        return this;
    }

    /// <summary>The texts that q= looks into.</summary>
    public Listing<TEntity> Search(params ReadOnlySpan<Expression<Func<TEntity, string?>>> texts)
    {
        searched.AddRange(texts);
        return this;
    }

    /// <summary>The order of who asks for none, such as "createdAt desc", by a field that everybody may see.</summary>
    public Listing<TEntity> OrderedBy(string order)
    {
        if (Find(order) is not { Field.Path.Class: null }) throw new InvalidOperationException($"The listing {Name} cannot be ordered by {order} unless asked.");
        DefaultOrder = order;
        return this;
    }

    /// <summary>The condition that a filter states, or BAD_FILTER, or FIELD_FORBIDDEN.</summary>
    public Expression<Func<TEntity, bool>> Filter(string filter, Caller caller) => new FilterCompiler<TEntity>(this, caller).Compile(FilterParser.Parse(filter));

    /// <summary>The condition that a text to look for states: any searched text contains it, in whatever case.</summary>
    public Expression<Func<TEntity, bool>> Containing(string q)
    {
        var entity = Expression.Parameter(typeof(TEntity), "e");
        var found = searched.Select(text => Texting.Contains(Splice.In(text, entity), q.Trim())).DefaultIfEmpty(Expression.Constant(false));
        return Expression.Lambda<Func<TEntity, bool>>(found.Aggregate(Expression.OrElse), entity);
    }

    internal Field<TEntity>? FieldAt(string path) => fields.GetValueOrDefault(path);

    internal Order<TEntity> Order(string? asked, Caller caller)
    {
        var order = Find(string.IsNullOrWhiteSpace(asked) ? DefaultOrder : asked) ?? throw PlatformRefusals.BadOrder.At("/orderBy", ("field", asked));
        order.Field.Require(caller);
        return order;
    }

    private Order<TEntity>? Find(string order)
    {
        var words = order.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [_] or [_, "asc" or "desc"] && FieldAt(words[0]) is { } field ? new(field, Descending: words is [_, "desc"]) : null;
    }
}

/// <summary>By which field, and which way.</summary>
internal sealed record Order<TEntity>(Field<TEntity> Field, bool Descending) where TEntity : Entity
{
    public override string ToString() => Field.Path.Name + (Descending ? " desc" : " asc");
}
