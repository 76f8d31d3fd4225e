using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Infrastructure.Pipeline;

/// <summary>One kind of document, as those know it who take any document: attachments, comments, history, events.</summary>
/// <param name="Kind">The word of its references: order.</param>
/// <param name="Permission">What a caller needs to read one.</param>
/// <param name="Type">The root it stands for.</param>
/// <param name="Reaches">Whether the records that the context's caller reaches for the action contain this one.</param>
public sealed record DocumentKind(string Kind, string Permission, Type Type, Func<Database, Guid, RecordAction, CancellationToken, Task<bool>> Reaches)
{
    /// <summary>The ids of those that the context's caller may read, as a query; needed where roles or the kind itself can narrow what is reached of it, else it is reached as a whole.</summary>
    public Func<Database, IQueryable<Guid>>? Ids { get; init; }

    /// <summary>The kind itself decides who reads which of it, whatever the caller's roles reach.</summary>
    public bool AlwaysNarrowed { get; init; }
}

/// <summary>How features make kinds of documents known.</summary>
public static class DocumentKindWays
{
    /// <summary>A kind of document that whoever holds the permission reaches as a whole.</summary>
    public static IServiceCollection AddWholeDocument<T>(this IServiceCollection services, string permission) where T : Root => services.AddSingleton(new DocumentKind(
        Texts.Kebab(typeof(T).Name), permission, typeof(T), (db, id, _, ct) => db.Every<T>().AnyAsync(d => d.Id == id, ct)));
}

/// <summary>Every kind of document there is. What one may not see is absent: the answer is the same as for what was never there.</summary>
public sealed class DocumentKinds(IEnumerable<DocumentKind> kinds, IServiceScopeFactory scopes)
{
    private readonly Dictionary<string, DocumentKind> byKind = kinds.ToDictionary(k => k.Kind);

    public IReadOnlyCollection<DocumentKind> All => byKind.Values;

    public DocumentKind? Find(string kind) => byKind.GetValueOrDefault(kind);

    /// <summary>Whether the caller may read the document: the permission of its kind, and within its reach.</summary>
    public async Task<bool> MaySee(DocumentRef document, Caller caller, CancellationToken ct)
    {
        if (Find(document.Kind) is not { } kind || !caller.May(kind.Permission)) return false;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        db.Serve(caller, kind.Permission);
        return await kind.Reaches(db, document.Id, RecordAction.Read, ct);
    }

    /// <summary>Whether somebody else than the running operation's caller may read the document, asked within the operation's own transaction.</summary>
    public async Task<bool> MaySee(Database db, DocumentRef document, Caller caller, CancellationToken ct) =>
        Find(document.Kind) is { } kind && caller.May(kind.Permission) && await Reads(db, caller, kind, document.Id, ct);

    /// <summary>Refuses with NOT_FOUND unless the running operation's caller may read the document, which is in its own transaction's sight.</summary>
    public async Task Require(Database db, DocumentRef document, CancellationToken ct)
    {
        if (Find(document.Kind) is not { } kind || !db.Caller!.May(kind.Permission) || !await Reads(db, db.Caller, kind, document.Id, ct))
            throw PlatformRefusals.NotFound.Because(("kind", document.Kind));
    }

    /// <summary>
    /// Refuses with RECORD_READ_ONLY when the caller reaches the document for reading alone. Asked by itself of the root that an answer names by id and version;
    /// an operation that answers with a part of it asks itself.
    /// </summary>
    public async Task RequireEditable(Database db, Root root, CancellationToken ct)
    {
        if (db.Caller!.Reach?.Of(root.Ref.Kind, RecordAction.Edit, db.Permission) is null || Find(root.Ref.Kind) is not { } kind) return;
        if (!await kind.Reaches(db, root.Id, RecordAction.Edit, ct)) throw PlatformRefusals.RecordReadOnly.Because(("kind", root.Ref.Kind));
    }

    /// <summary>The ids of the kind that the running operation's caller may read, where its roles or the kind narrow them.</summary>
    internal static IQueryable<Guid> Narrowed(Database db, DocumentKind kind)
    {
        var (caller, permission) = (db.Caller, db.Permission);
        db.Serve(caller, kind.Permission);
        try
        {
            return kind.Ids!(db);
        }
        finally
        {
            db.Serve(caller, permission);
        }
    }

    /// <summary>Asked in the name of the permission to read the kind, whatever the running operation is.</summary>
    private static async Task<bool> Reads(Database db, Caller reader, DocumentKind kind, Guid id, CancellationToken ct)
    {
        var (caller, permission) = (db.Caller, db.Permission);
        db.Serve(reader, kind.Permission);
        try
        {
            return await kind.Reaches(db, id, RecordAction.Read, ct);
        }
        finally
        {
            db.Serve(caller, permission);
        }
    }
}
