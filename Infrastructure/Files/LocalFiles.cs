using System.Runtime.CompilerServices;

namespace Waybill.Infrastructure.Files;

/// <summary>The store in a folder: ab/ab12…, each file moved there whole.</summary>
internal sealed class LocalFiles(FileSettings settings) : IFileStore
{
    public Task Put(ReceivedFile file, CancellationToken ct)
    {
        Directory.CreateDirectory(FolderOf(file.Hash));
        File.Move(file.Path, PathOf(file.Hash), overwrite: true);
        return Task.CompletedTask;
    }

    public Task<Stream?> Open(string hash, CancellationToken ct)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1 << 16, useAsync: true));
        }
        catch (IOException absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task<bool> Has(string hash, CancellationToken ct) => Task.FromResult(File.Exists(PathOf(hash)));

    public Task Remove(string hash, CancellationToken ct)
    {
        if (File.Exists(PathOf(hash))) File.Delete(PathOf(hash));
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredFile> List(string digits, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        var folder = new DirectoryInfo(FolderOf(digits));
        if (!folder.Exists) yield break;
        foreach (var file in folder.EnumerateFiles()) yield return new(file.Name, new(file.LastWriteTimeUtc, TimeSpan.Zero));
    }

    private string FolderOf(string hash) => Path.Combine(settings.Folder!, hash[..2]);

    private string PathOf(string hash) => Path.Combine(FolderOf(hash), hash);
}
