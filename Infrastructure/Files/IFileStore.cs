namespace Waybill.Infrastructure.Files;

/// <summary>A file in the store, and when it was last put there.</summary>
public sealed record StoredFile(string Hash, DateTimeOffset At);

/// <summary>Where files lie, each once, under the SHA-256 of its content in lower-case hexadecimal.</summary>
public interface IFileStore
{
    /// <summary>Stores a received file. Storing it again only renews its time.</summary>
    Task Put(ReceivedFile file, CancellationToken ct);

    /// <summary>The content, or null where there is none.</summary>
    Task<Stream?> Open(string hash, CancellationToken ct);

    Task<bool> Has(string hash, CancellationToken ct);

    /// <summary>Removes a file. Removing what is not there changes nothing.</summary>
    Task Remove(string hash, CancellationToken ct);

    /// <summary>The files whose hash begins with these two digits.</summary>
    IAsyncEnumerable<StoredFile> List(string digits, CancellationToken ct);
}
