using System.Security.Cryptography;

namespace Waybill.Infrastructure.Postgres;

/// <summary>Room that the server keeps from others on its disk: a file of 16 MB. On a full disk it is cut shorter by a megabyte each time the server must write a little to be read.</summary>
internal sealed class Reserve(string path)
{
    internal const int Whole = 16 << 20;
    private const int Part = 1 << 20;

    /// <summary>Makes it whole, of what no file system can pack: room for it must be there.</summary>
    internal void Fill()
    {
        if (new FileInfo(path) is { Exists: true, Length: Whole }) return;
        using var file = Open();
        file.Seek(0, SeekOrigin.End);
        while (file.Length < Whole) file.Write(RandomNumberGenerator.GetBytes((int)Math.Min(Part, Whole - file.Length)));
    }

    /// <summary>Gives a megabyte of it to whoever is the first to use it.</summary>
    internal void Give()
    {
        using var file = Open();
        file.SetLength(Math.Max(0, file.Length - Part));
    }

    private FileStream Open() => new(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
}
