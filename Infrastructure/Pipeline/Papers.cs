using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Infrastructure.Pipeline;

/// <summary>What hangs on a document, or on none: a reminder, an attachment, a comment. Who may not read the document may not read it either.</summary>
public interface IPaper
{
    string? DocumentKind { get; }
    Guid? DocumentId { get; }
}

/// <summary>Papers are reached through the documents they hang on.</summary>
public static class Papers
{
    /// <summary>Those papers that hang on a document which the running operation's caller may read, or on none, as a condition that the database evaluates.</summary>
    public static IQueryable<T> Readable<T>(this DocumentKinds kinds, Database db, IQueryable<T> papers) where T : Root, IPaper
    {
        var caller = db.Caller!;
        var readable = kinds.All.Where(k => Holds(k) && caller.May(k.Permission)).ToLookup(k => IsNarrowed(k, caller));
        string[] whole = [.. readable[false].Select(k => k.Kind)];
        Expression<Func<T, bool>> start = p => EF.Property<string?>(p, nameof(IPaper.DocumentKind)) == null || whole.Contains(EF.Property<string?>(p, nameof(IPaper.DocumentKind)));
        return papers.Where(readable[true].Aggregate(start, (all, kind) => Splice.Either(all, Among<T>(kind.Kind, DocumentKinds.Narrowed(db, kind)))));
    }

    /// <summary>Refuses with NOT_FOUND unless the running operation's caller may read the document and papers may hang on it.</summary>
    public static Task RequireHolder(this DocumentKinds kinds, Database db, DocumentRef document, CancellationToken ct) =>
        kinds.Find(document.Kind) is { } kind && Holds(kind) ? kinds.Require(db, document, ct) : throw PlatformRefusals.NotFound.Because(("kind", document.Kind));

    /// <summary>Makes a kind of paper known to those who take any document, such as events: it is reached as the document is that it hangs on.</summary>
    /// <param name="permission">What one needs to read it.</param>
    /// <param name="alone">What else decides who reads it.</param>
    public static IServiceCollection AddPaper<T>(this IServiceCollection services, string permission, Func<Caller, Expression<Func<T, bool>>>? alone = null) where T : Root, IPaper =>
        services.AddSingleton(provider => new DocumentKind(Texts.Kebab(typeof(T).Name), permission, typeof(T), (db, id, _, ct) =>
            provider.GetRequiredService<DocumentKinds>().Readable(db, alone is null ? db.Set<T>() : db.Set<T>().Where(alone(db.Caller!))).AnyAsync(p => p.Id == id, ct)));

    /// <summary>Papers hang on documents and not on each other.</summary>
    private static bool Holds(DocumentKind kind) => !kind.Type.IsAssignableTo(typeof(IPaper));

    /// <summary>Whether the caller reads some of the kind at most; kinds that have no ids to narrow by are read as a whole.</summary>
    private static bool IsNarrowed(DocumentKind kind, Caller caller) =>
        kind.Ids is not null && (kind.AlwaysNarrowed || caller.Reach?.Of(kind.Kind, RecordAction.Read, kind.Permission) is not null);

    private static Expression<Func<T, bool>> Among<T>(string kind, IQueryable<Guid> ids) where T : Root =>
        p => EF.Property<string?>(p, nameof(IPaper.DocumentKind)) == kind && ids.Any(i => i == EF.Property<Guid?>(p, nameof(IPaper.DocumentId)));
}
