namespace Waybill.Infrastructure.Files;

/// <summary>Where files are kept and how large they may be.</summary>
public sealed class FileSettings
{
    /// <summary>The folder that holds them, and what is just being received; several nodes share one. By default files, inside the data folder.</summary>
    public string? Folder { get; set; }

    /// <summary>The most bytes of one file.</summary>
    public int MaxBytes { get; set; } = 25 << 20;

    /// <summary>What links begin with, such as https://files.example.com; without it they are relative to the REST address.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>An S3-compatible store to keep them in instead of the folder.</summary>
    public BucketSettings? S3 { get; set; }

    public sealed class BucketSettings
    {
        /// <summary>The store's address; without it, AWS in the region.</summary>
        public string? ServiceUrl { get; set; }
        public string Region { get; set; } = "us-east-1";
        public string Bucket { get; set; } = "";

        /// <summary>What every key begins with.</summary>
        public string Prefix { get; set; } = "";

        /// <summary>Without keys, those of the machine's role are used.</summary>
        public string? AccessKey { get; set; }
        public string? SecretKey { get; set; }

        /// <summary>The bucket stands in the path and not in the host's name, as most stores other than AWS want it.</summary>
        public bool PathStyle { get; set; } = true;
    }
}
