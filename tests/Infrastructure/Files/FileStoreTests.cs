using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Waybill.Infrastructure.Files;

namespace Waybill.Tests.Infrastructure.Files;

/// <summary>Both stores keep the same promises; the bucket is a small S3 of our own that looks at every signature.</summary>
public sealed class FileStoreTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("waybill-files").FullName;
    private FakeBucket bucket = null!;

    public async Task InitializeAsync() => bucket = await FakeBucket.Open();

    public async Task DisposeAsync()
    {
        await bucket.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_is_put_read_listed_and_removed_any_number_of_times(bool s3)
    {
        var settings = new FileSettings { Folder = folder };
        IFileStore store = s3 ? new S3Files(bucket.Settings) : new LocalFiles(settings);
        var intake = new Intake(settings);
        var hash = "";
        for (var i = 0; i < 2; i++)
        {
            using var file = await intake.Receive(new MemoryStream("goods"u8.ToArray()), 100, default);
            await store.Put(file, default);
            hash = file.Hash;
        }
        (await store.Has(hash, default)).ShouldBeTrue();
        await using (var content = (await store.Open(hash, default))!) (await new StreamReader(content).ReadToEndAsync()).ShouldBe("goods");
        var listed = new List<StoredFile>();
        await foreach (var file in store.List(hash[..2], default)) listed.Add(file);
        listed.ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Hash.ShouldBe(hash), f => (DateTimeOffset.UtcNow - f.At).Duration().ShouldBeLessThan(TimeSpan.FromMinutes(1)));
        for (var i = 0; i < 2; i++) await store.Remove(hash, default);
        (await store.Has(hash, default), await store.Open(hash, default)).ShouldBe((false, null));
        Directory.GetFiles(Path.Combine(folder, "incoming")).ShouldBeEmpty();
        if (s3) bucket.Unsigned.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_too_large_or_breaks_off_leaves_nothing_behind()
    {
        var intake = new Intake(new FileSettings { Folder = folder });
        (await Should.ThrowAsync<Waybill.Infrastructure.Refusals.Refusal>(() => intake.Receive(new MemoryStream(new byte[11]), 10, default))).Reason.Code.ShouldBe("FILE_TOO_LARGE");
        await Should.ThrowAsync<IOException>(() => intake.Receive(new Broken(), 10, default));
        Directory.GetFiles(Path.Combine(folder, "incoming")).ShouldBeEmpty();
    }

    private sealed class Broken : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("gone");
    }
}

/// <summary>As much of S3 as the store uses.</summary>
internal sealed class FakeBucket : IAsyncDisposable
{
    private readonly Dictionary<string, byte[]> objects = [];
    private readonly WebApplication app;

    private FakeBucket(WebApplication app) => this.app = app;

    public int Unsigned { get; private set; }

    public FileSettings.BucketSettings Settings => new() { ServiceUrl = app.Urls.First(), Bucket = "papers", Prefix = "waybill/", AccessKey = "AKIDEXAMPLE", SecretKey = "secret" };

    public static async Task<FakeBucket> Open()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var bucket = new FakeBucket(builder.Build());
        bucket.app.Run(bucket.Answer);
        await bucket.app.StartAsync();
        return bucket;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Answer(HttpContext http)
    {
        if (!http.Request.Headers.Authorization.ToString().StartsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/", StringComparison.Ordinal)) Unsigned++;
        var key = http.Request.Path.Value!["/papers".Length..].TrimStart('/');
        switch (http.Request.Method)
        {
            case "PUT":
                var body = new MemoryStream();
                await http.Request.Body.CopyToAsync(body);
                objects[key] = body.ToArray();
                http.Response.Headers.ETag = "\"x\"";
                return;
            case "DELETE":
                objects.Remove(key);
                http.Response.StatusCode = 204;
                return;
            case "GET" when key.Length == 0:
                http.Response.ContentType = "application/xml";
                var listed = objects.Keys.Where(k => k.StartsWith(http.Request.Query["prefix"].ToString(), StringComparison.Ordinal))
                    .Select(k => $"<Contents><Key>{k}</Key><LastModified>{DateTime.UtcNow:yyyy-MM-ddTHH:mm:ss.fffZ}</LastModified><Size>1</Size></Contents>");
                await http.Response.WriteAsync($"<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><IsTruncated>false</IsTruncated>{string.Concat(listed)}</ListBucketResult>");
                return;
            case var method:
                if (!objects.TryGetValue(key, out var content)) http.Response.StatusCode = 404;
                else
                {
                    (http.Response.ContentLength, http.Response.Headers.LastModified) = (content.Length, DateTime.UtcNow.ToString("R"));
                    if (method == "GET") await http.Response.Body.WriteAsync(content);
                }
                return;
        }
    }
}
