using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Waybill.Infrastructure.Data;

/// <summary>
/// A query that nearly every sale asks, translated once. Left to itself the mapper takes every query apart, hashes it and looks for what it was translated to before, which costs the
/// program more than all the rest of a lookup by id. Compiled queries hold for one model; a process may have several.
/// </summary>
/// <param name="compile">Calls EF.CompileAsyncQuery.</param>
public sealed class Ready<TQuery>(Func<TQuery> compile) where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> compiled = [];

    public TQuery In(Database db) => compiled.GetValue(db.Model, _ => compile());
}

/// <summary>
/// How operations load something: with which of its parts. For callers who see all of a kind the query by ids is <see cref="Ready{TQuery}"/>; who sees less asks one of their own.
/// </summary>
public sealed class Whole<T> where T : Entity
{
    private readonly Func<IQueryable<T>, IQueryable<T>> with;
    private readonly Ready<Func<Database, Guid, IAsyncEnumerable<T>>> one, oneUntracked;
    private readonly Ready<Func<Database, Guid[], IAsyncEnumerable<T>>> some, someUntracked;

    public Whole(Expression<Func<IQueryable<T>, IQueryable<T>>> with)
    {
        this.with = with.Compile();
        (one, oneUntracked) = (Of<Guid>(with, db => db.Set<T>().AsTracking(), (all, id) => all.Where(e => e.Id == id)), Of<Guid>(with, db => db.Set<T>().AsNoTracking(), (all, id) => all.Where(e => e.Id == id)));
        (some, someUntracked) = (Of<Guid[]>(with, db => db.Set<T>().AsTracking(), (all, ids) => all.Where(e => ids.Contains(e.Id))),
            Of<Guid[]>(with, db => db.Set<T>().AsNoTracking(), (all, ids) => all.Where(e => ids.Contains(e.Id))));
    }

    /// <summary>Nothing but itself, to look at.</summary>
    public static Whole<T> Alone { get; } = new(all => all.AsNoTracking());

    internal async Task<T?> One(Database db, IQueryable<T> source, Guid id, CancellationToken ct)
    {
        if (source is not DbSet<T>) return await with(source).FirstOrDefaultAsync(e => e.Id == id, ct);
        var found = await (Tracks(db) ? one : oneUntracked).In(db)(db, id).ToListAsync(ct);
        return found.SingleOrDefault();
    }

    internal async Task<List<T>> Some(Database db, IQueryable<T> source, Guid[] ids, CancellationToken ct) => source is not DbSet<T> ? await with(source).Where(e => ids.Contains(e.Id)).ToListAsync(ct)
        : ids is [var id] ? await (Tracks(db) ? one : oneUntracked).In(db)(db, id).ToListAsync(ct) : await (Tracks(db) ? some : someUntracked).In(db)(db, ids).ToListAsync(ct);

    private static bool Tracks(Database db) => db.ChangeTracker.QueryTrackingBehavior == QueryTrackingBehavior.TrackAll;

    private static Ready<Func<Database, TAsked, IAsyncEnumerable<T>>> Of<TAsked>(Expression<Func<IQueryable<T>, IQueryable<T>>> with,
        Expression<Func<Database, IQueryable<T>>> all, Expression<Func<IQueryable<T>, TAsked, IQueryable<T>>> which)
    {
        var (db, asked) = (all.Parameters[0], which.Parameters[1]);
        var query = Expression.Lambda<Func<Database, TAsked, IQueryable<T>>>(Splice.In(which, Splice.In(with, all.Body), asked), db, asked);
        return new(() => EF.CompileAsyncQuery(query));
    }
}
