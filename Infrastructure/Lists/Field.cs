using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Lists;

/// <summary>Where a page ended: the order key of its last row, and its id.</summary>
internal sealed record Place(object? Key, Guid Id);

/// <summary>The rows of one page, and where the next begins, if there is one.</summary>
internal sealed record Stretch<TRow>(IReadOnlyList<TRow> Rows, Place? End);

/// <summary>One path of a listing and the expression behind it.</summary>
internal abstract class Field<TEntity>(ListingPath path) where TEntity : Entity
{
    public ListingPath Path { get; } = path;

    /// <summary>Refuses with FIELD_FORBIDDEN callers who may not see such values.</summary>
    public void Require(Caller caller)
    {
        if (Path.Class is { } secrecy && !caller.Sees(secrecy)) throw PlatformRefusals.FieldForbidden.Because(("field", Path.Name));
    }

    /// <summary>The field of this entity.</summary>
    public abstract Expression On(Expression entity);

    /// <summary>A value to compare the field with, as a parameter of the query.</summary>
    public abstract Expression Parameter(object value);

    public abstract IQueryable<TEntity> Order(IQueryable<TEntity> source, bool descending);

    /// <summary>At most <paramref name="size"/> rows behind a place in the order, in one query.</summary>
    public abstract Task<Stretch<TRow>> Read<TRow>(IQueryable<TEntity> source, bool descending, Place? behind, int size, Expression<Func<TEntity, TRow>> row, CancellationToken ct);
}

/// <inheritdoc/>
internal sealed class Field<TEntity, TValue>(string path, Expression<Func<TEntity, TValue>> value, FieldClassAttribute? secrecy)
    : Field<TEntity>(new(path, Known(path), MayBeNull(value), secrecy)) where TEntity : Entity
{
    /// <summary>The field is the id itself, which alone makes an order.</summary>
    public bool IsId { get; init; }

    public override Expression On(Expression entity) => Splice.In(value, entity);

    public override Expression Parameter(object value) => Texting.Captured((TValue)value);

    public override IQueryable<TEntity> Order(IQueryable<TEntity> source, bool descending) => (IsId, descending) switch
    {
        (true, false) => source.OrderBy(e => e.Id),
        (true, true) => source.OrderByDescending(e => e.Id),
        (false, false) => source.OrderBy(value).ThenBy(e => e.Id),
        (false, true) => source.OrderByDescending(value).ThenByDescending(e => e.Id),
    };

    public override async Task<Stretch<TRow>> Read<TRow>(
        IQueryable<TEntity> source, bool descending, Place? behind, int size, Expression<Func<TEntity, TRow>> row, CancellationToken ct)
    {
        var rest = behind is null ? source : source.Where(Behind(behind, descending));
        var found = await Order(rest, descending).Take(size + 1).Select(Keyed(row)).ToListAsync(ct);
        if (found.Count <= size) return new(found.ConvertAll(f => f.Row), null);
        found.RemoveAt(size);
        return new(found.ConvertAll(f => f.Row), new(found[^1].Key, found[^1].Id));
    }

    /// <summary>What stands behind a place. Nulls are last going up and first going down, as the database orders them, so that its indexes serve.</summary>
    private Expression<Func<TEntity, bool>> Behind(Place place, bool descending)
    {
        var id = place.Id;
        Expression<Func<TValue, Guid, bool>> behind = (IsId || place.Key is null, descending) switch
        {
            (true, false) => (_, i) => i > id,
            (true, true) => (_, i) => i < id,
            (false, false) => Above((TValue)place.Key!, id),
            (false, true) => Below((TValue)place.Key!, id),
        };
        var entity = Expression.Parameter(typeof(TEntity), "e");
        var condition = Splice.In(behind, On(entity), Expression.Property(entity, nameof(Entity.Id)));
        if (!IsId && Path.Nullable) condition = WithNulls(condition, Expression.Equal(On(entity), Expression.Constant(null, typeof(TValue))), place.Key is null, descending);
        return Expression.Lambda<Func<TEntity, bool>>(condition, entity);
    }

    private static Expression WithNulls(Expression behind, Expression isNull, bool amongNulls, bool descending) => (amongNulls, descending) switch
    {
        (true, false) => Expression.AndAlso(isNull, behind),
        (true, true) => Expression.OrElse(Expression.AndAlso(isNull, behind), Expression.Not(isNull)),
        (false, false) => Expression.OrElse(behind, isNull),
        (false, true) => behind,
    };

    private static Expression<Func<TValue, Guid, bool>> Above(TValue key, Guid id) =>
        (k, i) => EF.Functions.GreaterThan(ValueTuple.Create(k, i), ValueTuple.Create(key, id));

    private static Expression<Func<TValue, Guid, bool>> Below(TValue key, Guid id) =>
        (k, i) => EF.Functions.LessThan(ValueTuple.Create(k, i), ValueTuple.Create(key, id));

    private Expression<Func<TEntity, Found<TRow>>> Keyed<TRow>(Expression<Func<TEntity, TRow>> row)
    {
        Expression<Func<TRow, TValue, Guid, Found<TRow>>> keyed = (r, k, i) => new Found<TRow> { Row = r, Key = k, Id = i };
        var entity = row.Parameters[0];
        return Expression.Lambda<Func<TEntity, Found<TRow>>>(Splice.In(keyed, row.Body, On(entity), Expression.Property(entity, nameof(Entity.Id))), entity);
    }

    private static Type Known(string path)
    {
        var type = Nullable.GetUnderlyingType(typeof(TValue)) ?? typeof(TValue);
        return Literals.Knows(type) ? type : throw new InvalidOperationException($"{path} is a {type.Name}, which cannot be filtered or ordered by.");
    }

    private static bool MayBeNull(Expression<Func<TEntity, TValue>> value)
    {
        if (typeof(TValue).IsValueType) return Nullable.GetUnderlyingType(typeof(TValue)) is not null;
        return value.Body is not MemberExpression { Member: PropertyInfo property, Expression: ParameterExpression }
            || new NullabilityInfoContext().Create(property).ReadState != NullabilityState.NotNull;
    }

    private sealed class Found<TRow>
    {
        public required TRow Row { get; init; }
        public required TValue Key { get; init; }
        public required Guid Id { get; init; }
    }
}
