using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Files;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Attachments;

/// <summary>
/// The contents of attachments. Whoever puts or removes a content holds the word of its hash until the commit, so that none is removed which an attachment just came to name.
/// </summary>
internal sealed class AttachmentFiles(Database db, IFileStore store, Intake intake, FileSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    /// <summary>A new attachment of what the command says, where the document has room for it.</summary>
    public async Task<Attachment> Announce(CreateAttachment.Command command, byte[]? content, CancellationToken ct)
    {
        var size = content?.Length ?? command.Size ?? throw ShapeRefusals.Required.At("/size");
        var hash = command.Sha256 ?? (content is null ? throw ShapeRefusals.Required.At("/sha256") : Convert.ToHexStringLower(SHA256.HashData(content)));
        if (size > settings.MaxBytes) throw FileRefusals.TooLarge.Because(("limit", settings.MaxBytes));
        var name = FileNames.Clean(command.FileName);
        FileTypes.CheckName(command.ContentType, name);

        await db.LockWord("attachments/" + command.DocumentId, ct);
        var announced = clock.GetUtcNow() - FileLinks.UploadLife;
        var there = await db.Attachments.CountAsync(a => a.DocumentId == command.DocumentId && a.DocumentKind == command.DocumentKind
            && (a.Status == AttachmentStatus.Ready || (a.Status == AttachmentStatus.Announced && a.AnnouncedAt > announced)), ct);
        if (there >= Attachment.MostPerDocument) throw AttachmentRefusals.Full.Because(("most", Attachment.MostPerDocument));
        return new(new(command.DocumentKind, command.DocumentId), name, command.ContentType, size, hash, clock.GetUtcNow());
    }

    /// <summary>Takes the content that came within the request itself.</summary>
    public async Task Keep(Attachment attachment, byte[] content, CancellationToken ct)
    {
        using var file = await intake.Receive(new MemoryStream(content), attachment.Size, ct);
        attachment.Check(file);
        await db.LockWord(WordOf(file.Hash), ct);
        await store.Put(file, ct);
        attachment.Receive(clock.GetUtcNow());
    }

    /// <summary>Takes the content that was sent to an upload link, in a transaction of its own.</summary>
    public async Task Receive(Attachment attachment, Stream content, CancellationToken ct)
    {
        using var file = await intake.Receive(content, attachment.Size, ct);
        attachment.Check(file);
        await db.Alone(WordOf(file.Hash), async () =>
        {
            await store.Put(file, ct);
            var now = clock.GetUtcNow();
            var waiting = db.Attachments.Where(a => a.Id == attachment.Id && a.Status == AttachmentStatus.Announced);
            if (await waiting.ExecuteUpdateAsync(a => a.SetProperty(x => x.ReceivedAt, now), ct) == 0) throw AttachmentRefusals.LinkInvalid.Because();
        }, ct);
    }

    /// <summary>Whether the store has the content.</summary>
    public Task<bool> Has(Attachment attachment, CancellationToken ct) => store.Has(attachment.Hash, ct);

    /// <summary>The attachments that were announced and never completed.</summary>
    public Task<List<Attachment>> Abandoned(int most, CancellationToken ct)
    {
        var old = clock.GetUtcNow() - Forgotten;
        return db.Attachments.Where(a => a.Status == AttachmentStatus.Announced && a.AnnouncedAt < old).OrderBy(a => a.AnnouncedAt).Take(most).ToListAsync(ct);
    }

    /// <summary>Removes those files under these two digits that have lain for a day and that no attachment names. Gives how many.</summary>
    public async Task<int> Sweep(string digits, int most, CancellationToken ct)
    {
        var old = clock.GetUtcNow() - Forgotten;
        var (lain, removed) = (new List<string>(), 0);
        await foreach (var file in store.List(digits, ct)) if (file.At < old) lain.Add(file.Hash);
        foreach (var some in lain.Order(StringComparer.Ordinal).Chunk(1000))
        {
            var named = await Named(some).ToListAsync(ct);
            foreach (var hash in some.Except(named).Take(most - removed))
            {
                await db.LockWord(WordOf(hash), ct);
                if (await Named([hash]).AnyAsync(ct)) continue;
                await store.Remove(hash, ct);
                removed++;
            }
        }
        intake.Forget(clock.GetUtcNow());
        return removed;
    }

    private IQueryable<string> Named(string[] hashes) => db.Attachments.Where(a => a.Status != AttachmentStatus.Deleted && hashes.Contains(a.Hash)).Select(a => a.Hash).Distinct();

    private static string WordOf(string hash) => "file/" + hash;
}
