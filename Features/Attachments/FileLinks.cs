using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Access;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Files;

namespace Waybill.Features.Attachments;

/// <summary>What a link may be used for.</summary>
internal enum LinkUse : byte { Upload = 1, Download = 2 }

/// <summary>A link to send to or fetch from, and until when.</summary>
internal sealed record FileLink(string Url, DateTimeOffset ExpiresAt);

/// <summary>
/// Short-lived links to files. A link is signed (HMAC-SHA256) for one use, one attachment, its size and hash, and a time, with a key that every node derives from the
/// installation's own; so it needs no other proof, and cannot be guessed, changed or used for anything else.
/// </summary>
internal sealed class FileLinks(IServiceScopeFactory scopes, FileSettings settings, TimeProvider clock)
{
    public static readonly TimeSpan UploadLife = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan DownloadLife = TimeSpan.FromMinutes(5);
    private const int Signed = 1 + 16 + 8 + 4 + 32;
    private IReadOnlyList<byte[]>? keys;

    public Task<FileLink> ToUpload(Attachment attachment, CancellationToken ct) => Make(LinkUse.Upload, attachment, clock.GetUtcNow() + UploadLife, ct);

    public Task<FileLink> ToDownload(Attachment attachment, CancellationToken ct) => Make(LinkUse.Download, attachment, clock.GetUtcNow() + DownloadLife, ct);

    public async Task<FileLink> Make(LinkUse use, Attachment attachment, DateTimeOffset until, CancellationToken ct)
    {
        var text = new byte[Signed + HMACSHA256.HashSizeInBytes];
        text[0] = (byte)use;
        attachment.Id.TryWriteBytes(text.AsSpan(1));
        BinaryPrimitives.WriteInt64BigEndian(text.AsSpan(17), until.ToUnixTimeSeconds());
        BinaryPrimitives.WriteInt32BigEndian(text.AsSpan(25), attachment.Size);
        Convert.FromHexString(attachment.Hash, text.AsSpan(29), out _, out _);
        HMACSHA256.HashData((await Keys(ct))[0], text.AsSpan(0, Signed), text.AsSpan(Signed));
        return new($"{settings.PublicUrl.TrimEnd('/')}/files/{Base64Url.EncodeToString(text)}", DateTimeOffset.FromUnixTimeSeconds(until.ToUnixTimeSeconds()));
    }

    /// <summary>The attachment that a link still opens for this use, by its id, size and hash; FILE_LINK_INVALID otherwise.</summary>
    public async Task<(Guid Id, int Size, string Hash)> Read(LinkUse use, string token, CancellationToken ct)
    {
        var text = new byte[Signed + HMACSHA256.HashSizeInBytes];
        if (token.Length != Base64Url.GetEncodedLength(text.Length) || !Base64Url.TryDecodeFromChars(token, text, out var length) || length != text.Length) throw AttachmentRefusals.LinkInvalid.Because();
        var known = (await Keys(ct)).Any(key => CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, text.AsSpan(0, Signed)), text.AsSpan(Signed)));
        var until = BinaryPrimitives.ReadInt64BigEndian(text.AsSpan(17));
        if (!known || text[0] != (byte)use || until < clock.GetUtcNow().ToUnixTimeSeconds()) throw AttachmentRefusals.LinkInvalid.Because();
        return (new Guid(text.AsSpan(1, 16)), BinaryPrimitives.ReadInt32BigEndian(text.AsSpan(25)), Convert.ToHexStringLower(text.AsSpan(29, 32)));
    }

    private async Task<IReadOnlyList<byte[]>> Keys(CancellationToken ct)
    {
        if (keys is { } known) return known;
        await using var scope = scopes.CreateAsyncScope();
        var stored = await scope.ServiceProvider.GetRequiredService<Database>().SigningKeys.AsNoTracking().OrderByDescending(k => k.CreatedAt).ToListAsync(ct);
        return keys = [.. stored.Select(k => HKDF.DeriveKey(HashAlgorithmName.SHA256, k.Pkcs8, outputLength: 32, info: "waybill file links"u8.ToArray()))];
    }
}
