using System.Buffers;
using System.Security.Cryptography;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Files;

/// <summary>A file that came in and lies, whole and flushed to disk, beside the store until it is put there or given up.</summary>
public sealed record ReceivedFile(string Path, string Hash, int Size) : IDisposable
{
    public FileStream Open() => new(Path, FileMode.Open, FileAccess.Read, FileShare.Read);

    public void Dispose() => File.Delete(Path);
}

/// <summary>Where files come in: written to disk as they arrive, counted and hashed, never held in memory.</summary>
public sealed class Intake
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);
    private readonly string folder;

    public Intake(FileSettings settings) => folder = Directory.CreateDirectory(Path.Combine(settings.Folder!, "incoming")).FullName;

    /// <summary>Receives everything that comes; more than the bytes allowed is refused with FILE_TOO_LARGE.</summary>
    public async Task<ReceivedFile> Receive(Stream content, int most, CancellationToken ct)
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
            var size = await Copy(content, file, hash, most, ct);
            file.Flush(flushToDisk: true);
            return new(path, Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Removes what a node left behind that was killed while it received.</summary>
    public void Forget(DateTimeOffset now)
    {
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles().Where(f => f.LastWriteTimeUtc < (now - Forgotten).UtcDateTime)) file.Delete();
    }

    private static async Task<int> Copy(Stream from, FileStream to, IncrementalHash hash, int most, CancellationToken ct)
    {
        var (buffer, size) = (ArrayPool<byte>.Shared.Rent(1 << 16), 0);
        try
        {
            while (await from.ReadAsync(buffer, ct) is var read and > 0)
            {
                if (read > most - size) throw FileRefusals.TooLarge.Because(("limit", most));
                size += read;
                hash.AppendData(buffer, 0, read);
                await to.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            return size;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
