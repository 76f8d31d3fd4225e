using System.Net;
using System.Runtime.CompilerServices;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Waybill.Infrastructure.Files;

/// <summary>The store in a bucket of an S3-compatible service: prefix/ab/ab12….</summary>
internal sealed class S3Files(FileSettings.BucketSettings settings) : IFileStore, IDisposable
{
    private readonly AmazonS3Client client = Client(settings);

    public Task Put(ReceivedFile file, CancellationToken ct) => client.PutObjectAsync(new PutObjectRequest
    {
        BucketName = settings.Bucket, Key = KeyOf(file.Hash), FilePath = file.Path, ContentType = "application/octet-stream", UseChunkEncoding = false,
    }, ct);

    public async Task<Stream?> Open(string hash, CancellationToken ct)
    {
        try
        {
            return (await client.GetObjectAsync(settings.Bucket, KeyOf(hash), ct)).ResponseStream;
        }
        catch (AmazonS3Exception absent) when (absent.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task<bool> Has(string hash, CancellationToken ct)
    {
        try
        {
            await client.GetObjectMetadataAsync(settings.Bucket, KeyOf(hash), ct);
            return true;
        }
        catch (AmazonS3Exception absent) when (absent.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    public Task Remove(string hash, CancellationToken ct) => client.DeleteObjectAsync(settings.Bucket, KeyOf(hash), ct);

    public async IAsyncEnumerable<StoredFile> List(string digits, [EnumeratorCancellation] CancellationToken ct)
    {
        var request = new ListObjectsV2Request { BucketName = settings.Bucket, Prefix = $"{settings.Prefix}{digits}/" };
        do
        {
            var page = await client.ListObjectsV2Async(request, ct);
            foreach (var one in page.S3Objects ?? []) yield return new(one.Key[(one.Key.LastIndexOf('/') + 1)..], new(one.LastModified!.Value.ToUniversalTime(), TimeSpan.Zero));
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (request.ContinuationToken is not null);
    }

    public void Dispose() => client.Dispose();

    private string KeyOf(string hash) => $"{settings.Prefix}{hash[..2]}/{hash}";

    private static AmazonS3Client Client(FileSettings.BucketSettings settings)
    {
        var config = new AmazonS3Config
        {
            ForcePathStyle = settings.PathStyle, AuthenticationRegion = settings.Region, Timeout = TimeSpan.FromSeconds(60), MaxErrorRetry = 2,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED, ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (settings.ServiceUrl is { } address) config.ServiceURL = address;
        else config.RegionEndpoint = RegionEndpoint.GetBySystemName(settings.Region);
        return settings is { AccessKey: { } access, SecretKey: { } secret } ? new(new BasicAWSCredentials(access, secret), config) : new(config);
    }
}
