using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Attachments;
using Waybill.Infrastructure.Data;
using Waybill.Tests.Support;

namespace Waybill.Tests.Attachments;

/// <summary>The links are all the proof that is needed, so they must prove it.</summary>
public sealed class FileLinkTests
{
    [Fact]
    public async Task What_is_sent_must_be_what_was_announced()
    {
        var shop = await Shop.Open();
        var (document, pdf) = (await shop.NewDocument(), Shop.Pdf());
        var url = (await shop.As(Roles.Sales).Run<CreateAttachment.Result>(Shop.Announced(document, pdf))).UploadUrl!;
        (await Code(await shop.Upload(url, [.. pdf, 0]))).ShouldBe("FILE_TOO_LARGE");
        (await Code(await shop.Upload(url, pdf[..^1]))).ShouldBe("FILE_CONTENT_MISMATCH");
        (await Code(await shop.Upload(url, [.. pdf[..^1], 1]))).ShouldBe("FILE_CONTENT_MISMATCH");
        var fake = "GIF89a, not a pdf"u8.ToArray();
        url = (await shop.As(Roles.Sales).Run<CreateAttachment.Result>(Shop.Announced(document, fake))).UploadUrl!;
        (await Code(await shop.Upload(url, fake))).ShouldBe("FILE_CONTENT_MISMATCH");
    }

    [Fact]
    public async Task Who_does_not_say_how_much_is_coming_is_stopped_all_the_same()
    {
        var shop = await Shop.Open();
        var url = (await shop.As(Roles.Sales).Run<CreateAttachment.Result>(Shop.Announced(await shop.NewDocument(), Shop.Pdf()))).UploadUrl!;
        using var message = new HttpRequestMessage(HttpMethod.Put, url) { Content = new StreamContent(new MemoryStream(new byte[300_000])) };
        message.Headers.TransferEncodingChunked = true;
        (await Code(await shop.Rest.SendAsync(message))).ShouldBe("FILE_TOO_LARGE");
    }

    [Fact]
    public async Task A_link_that_was_changed_guessed_outlived_or_meant_for_something_else_opens_nothing()
    {
        var shop = await Shop.Open();
        var (document, pdf, sales) = (await shop.NewDocument(), Shop.Pdf(), shop.As(Roles.Sales));
        var made = await sales.Run<CreateAttachment.Result>(Shop.Inline(document, pdf));
        var good = (await sales.Run<GetAttachmentLink.Result>(new GetAttachmentLink.Query(made.Id))).Url;
        var upload = (await sales.Run<CreateAttachment.Result>(Shop.Announced(document, pdf))).UploadUrl!;
        var token = good["/files/".Length..];
        foreach (var bad in new[] { upload, good[..^1], good + "A", "/files/x", "/files/" + new string('A', token.Length), await Expired(shop, made.Id) }
            .Concat(Enumerable.Range(0, token.Length / 9).Select(i => "/files/" + Changed(token, i * 9))))
            (await shop.Rest.GetAsync(new Uri(bad, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound, bad);
        (await shop.Upload(good, pdf)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await shop.Rest.GetAsync(new Uri(good, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_part_is_had_by_range_and_an_unchanged_file_is_not_sent_again()
    {
        var shop = await Shop.Open();
        var pdf = Shop.Pdf();
        var made = await shop.As(Roles.Sales).Run<CreateAttachment.Result>(Shop.Inline(await shop.NewDocument(), pdf));
        var link = await shop.As(Roles.Sales).Run<GetAttachmentLink.Result>(new GetAttachmentLink.Query(made.Id));
        using var part = new HttpRequestMessage(HttpMethod.Get, link.Url) { Headers = { Range = new(2, 5) } };
        using var same = new HttpRequestMessage(HttpMethod.Get, link.Url) { Headers = { IfNoneMatch = { new($"\"{link.Sha256}\"") } } };
        var answer = await shop.Rest.SendAsync(part);
        (answer.StatusCode, await answer.Content.ReadAsStringAsync()).ShouldBe((HttpStatusCode.PartialContent, "DF-1"));
        (await shop.Rest.SendAsync(same)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    private static string Changed(string token, int at) => token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];

    private static async Task<string> Expired(Shop shop, Guid id)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var attachment = await scope.ServiceProvider.GetRequiredService<Database>().Set<Attachment>().AsNoTracking().FirstAsync(a => a.Id == id);
        return (await shop.Services.GetRequiredService<FileLinks>().Make(LinkUse.Download, attachment, DateTimeOffset.UtcNow.AddSeconds(-2), default)).Url;
    }

    private static async Task<string> Code(HttpResponseMessage response) =>
        System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync())!["code"]!.ToString();
}
