using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Infrastructure.Data;

/// <summary>The words handlers load with.</summary>
public static class Loading
{
    /// <summary>The one that is meant, or 404 NOT_FOUND, which is also what one gets who may not see it.</summary>
    public static async Task<T> Require<T>(this IQueryable<T> source, Expression<Func<T, bool>> which, CancellationToken ct) where T : class =>
        await source.FirstOrDefaultAsync(which, ct) ?? throw Absent<T>();

    /// <summary>The one with this id and certain of its parts, or 404 likewise.</summary>
    public static async Task<T> Require<T>(this IQueryable<T> source, Database db, Whole<T> whole, Guid id, CancellationToken ct) where T : Entity =>
        await whole.One(db, source, id, ct) ?? throw Absent<T>();

    /// <summary>The row a query projects to, or 404 NOT_FOUND for this kind of thing.</summary>
    public static async Task<TRow> RequireRow<TRow>(this IQueryable<TRow> source, string kind, CancellationToken ct) where TRow : class =>
        await source.FirstOrDefaultAsync(ct) ?? throw PlatformRefusals.NotFound.Because(("kind", kind));

    /// <summary>The same, locked (FOR UPDATE) before it is read, so that what is decided on it holds until the commit.</summary>
    public static async Task<T> RequireLocked<T>(this IQueryable<T> source, Database db, Guid id, CancellationToken ct) where T : Entity
    {
        db.LockNext<T>([id]);
        return await source.FirstOrDefaultAsync(e => e.Id == id, ct) ?? throw Absent<T>();
    }

    /// <summary>The same, with certain of its parts.</summary>
    public static Task<T> RequireLocked<T>(this IQueryable<T> source, Database db, Whole<T> whole, Guid id, CancellationToken ct) where T : Entity
    {
        db.LockNext<T>([id]);
        return source.Require(db, whole, id, ct);
    }

    /// <summary>What a member of the request refers to, with certain of its parts, locked likewise, or 422 UNKNOWN_REFERENCE pointing at that member.</summary>
    public static async Task<T> ReferLocked<T>(this IQueryable<T> source, Database db, Whole<T> whole, Guid id, string pointer, CancellationToken ct) where T : Entity
    {
        db.LockNext<T>([id]);
        return await source.Refer(db, whole, id, pointer, ct);
    }

    /// <summary>One that is there because another row refers to it: the one that is at hand in this operation already, or else read.</summary>
    public static async ValueTask<T> Known<T>(this Database db, Guid id, CancellationToken ct) where T : Root => await db.Every<T>().FindAsync([id], ct) ?? throw Absent<T>();

    /// <summary>Locks rows in the order of their ids, whatever order they are named in.</summary>
    public static Task Lock<T>(this Database db, IReadOnlyCollection<Guid> ids, CancellationToken ct) where T : Entity =>
        db.Database.ExecuteSqlRawAsync(LockOf<T>(db, "= any({0})"), [ids.ToArray()], ct);

    /// <summary>
    /// The next query locks these rows before it reads, likewise, in the same trip. They stay two statements, because the second must see what was committed by
    /// whoever held the lock before: one statement would show the lines of a document as they were before it waited.
    /// </summary>
    public static void LockNext<T>(this Database db, IReadOnlyCollection<Guid> ids) where T : Entity =>
        db.Ahead((ids.Count == 1 ? new Statement(LockOf<T>(db, "= $1"), ids.First()) : new(LockOf<T>(db, "= any($1)"), ids.ToArray())).Unheard());

    /// <summary>Lets one transaction at a time past this word, for what has no row to lock yet; until the commit.</summary>
    public static Task LockWord(this Database db, string word, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({word}, 1))", ct);

    /// <summary>Does something outside of any operation, in a transaction of its own that has the word for itself.</summary>
    public static async Task Alone(this Database db, string word, Func<Task> work, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockWord(word, ct);
        await work();
        await db.Send(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>What a member of the request refers to, or 422 UNKNOWN_REFERENCE pointing at that member.</summary>
    public static async Task<T> Refer<T>(this IQueryable<T> source, Expression<Func<T, bool>> which, string pointer, CancellationToken ct) where T : class =>
        await source.FirstOrDefaultAsync(which, ct) ?? throw PlatformRefusals.UnknownReference.At(pointer, ("kind", Kind<T>()));

    /// <summary>The same by its id, with certain of its parts.</summary>
    public static async Task<T> Refer<T>(this IQueryable<T> source, Database db, Whole<T> whole, Guid id, string pointer, CancellationToken ct) where T : Entity =>
        await whole.One(db, source, id, ct) ?? throw PlatformRefusals.UnknownReference.At(pointer, ("kind", Kind<T>()));

    /// <summary>The next trip, even the one that commits, is refused likewise unless what a member of the request refers to is there. For what everybody may see.</summary>
    public static void ReferNext<T>(this Database db, Guid id, string pointer) where T : Entity =>
        db.Ahead(new Statement($"select case when exists (select from {TableOf<T>(db)} where id = $1) then true else give_up($2, $3) end",
            id, DatabaseFaults.UnknownReference, $"{pointer} {Kind<T>()}").Unheard());

    /// <summary>Those of these ids that are there, by id.</summary>
    public static async Task<Dictionary<Guid, T>> Some<T>(this IQueryable<T> source, Database db, Whole<T> whole, IReadOnlyCollection<Guid> ids, CancellationToken ct) where T : Entity =>
        ids.Count == 0 ? [] : (await whole.Some(db, source, [.. ids.Distinct()], ct)).ToDictionary(e => e.Id);

    /// <summary>Everything that several members refer to, by id; every unknown one is named, not only the first.</summary>
    public static Task<Dictionary<Guid, T>> ReferAll<T>(this IQueryable<T> source, IEnumerable<(Guid Id, string Pointer)> references, CancellationToken ct) where T : Entity =>
        Referred(references, async ids => await source.Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct));

    /// <summary>The same, with certain of their parts.</summary>
    public static Task<Dictionary<Guid, T>> ReferAll<T>(this IQueryable<T> source, Database db, Whole<T> whole, IEnumerable<(Guid Id, string Pointer)> references, CancellationToken ct) where T : Entity =>
        Referred(references, ids => source.Some(db, whole, ids, ct));

    private static async Task<Dictionary<Guid, T>> Referred<T>(IEnumerable<(Guid Id, string Pointer)> references, Func<Guid[], Task<Dictionary<Guid, T>>> read) where T : Entity
    {
        var all = references.ToList();
        var ids = all.Select(r => r.Id).Distinct().ToArray();
        var found = ids.Length == 0 ? [] : await read(ids);
        var faults = all.Where(r => !found.ContainsKey(r.Id)).Select(r => PlatformRefusals.UnknownReference.Fault(r.Pointer, ("kind", Kind<T>()))).ToList();
        return faults.Count == 0 ? found : throw Refusal.Of(faults);
    }

    /// <summary>Refuses with STALE_VERSION when the thing was changed since the caller read it.</summary>
    public static T At<T>(this T root, int version) where T : Root =>
        root.Version == version ? root : throw PlatformRefusals.StaleVersion.Because(("version", root.Version));

    private static string LockOf<T>(Database db, string these) => $"select 1 from {TableOf<T>(db)} where id {these} order by id for update";

    private static string TableOf<T>(Database db) => db.Model.FindEntityType(typeof(T))!.GetTableName()!;

    private static Refusal Absent<T>() => PlatformRefusals.NotFound.Because(("kind", Kind<T>()));

    private static string Kind<T>() => Texts.Kebab(typeof(T).Name).Replace('-', ' ');
}
