using System.Net;
using Waybill.Features.Attachments;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Attachments;

public sealed class CreateAttachmentTests
{
    [Theory, BothDoors]
    public async Task A_small_file_comes_within_the_request_and_is_fetched_as_it_was(Door door)
    {
        var shop = await Shop.Open();
        var (sales, document, pdf) = (shop.As(Roles.Sales).Via(door), await shop.NewDocument(), Shop.Pdf());
        var made = await sales.Run<CreateAttachment.Result>(Shop.Inline(document, pdf, "..\\..\\年度 合同?.PDF"));
        (made.Status, made.FileName, made.Version, made.UploadUrl).ShouldBe((AttachmentStatus.Ready, "年度 合同.PDF", 1, null));
        var listed = (await sales.Run<Page<AttachmentView>>(new ListAttachments.Query(document.Kind, document.Id))).Items.ShouldHaveSingleItem();
        (listed.Id, listed.Size, listed.ContentType).ShouldBe((made.Id, pdf.Length, "application/pdf"));
        var link = await sales.Run<GetAttachmentLink.Result>(new GetAttachmentLink.Query(made.Id));
        using var response = await shop.Rest.GetAsync(new Uri(link.Url, UriKind.Relative));
        (await response.Content.ReadAsByteArrayAsync()).ShouldBe(pdf);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/pdf");
        response.Content.Headers.ContentDisposition!.ShouldSatisfyAllConditions(d => d.DispositionType.ShouldBe("attachment"), d => d.FileNameStar.ShouldBe("年度 合同.PDF"));
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.ETag!.Tag.ShouldBe($"\"{link.Sha256}\"");
    }

    [Theory, BothDoors]
    public async Task A_large_file_is_announced_sent_and_completed(Door door)
    {
        var shop = await Shop.Open();
        var (sales, document, pdf) = (shop.As(Roles.Sales).Via(door), await shop.NewDocument(), Shop.Pdf(5 << 20));
        var made = await sales.Run<CreateAttachment.Result>(Shop.Announced(document, pdf));
        (await sales.Refused(new CompleteAttachment.Command(made.Id))).Code.ShouldBe("ATTACHMENT_NOT_UPLOADED");
        (await sales.Refused(new GetAttachmentLink.Query(made.Id))).Status.ShouldBe(404);
        (await sales.Run<Page<AttachmentView>>(new ListAttachments.Query(document.Kind, document.Id))).Items.ShouldBeEmpty();
        (await shop.Upload(made.UploadUrl!, pdf)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await shop.Refused(door, Roles.Manager, new CompleteAttachment.Command(made.Id))).Status.ShouldBe(404);
        (await sales.Run<AttachmentView>(new CompleteAttachment.Command(made.Id))).Status.ShouldBe(AttachmentStatus.Ready);
        (await sales.Refused(new CompleteAttachment.Command(made.Id))).Code.ShouldBe("ATTACHMENT_WRONG_STATE");
        var link = await sales.Run<GetAttachmentLink.Result>(new GetAttachmentLink.Query(made.Id));
        (await shop.Rest.GetByteArrayAsync(new Uri(link.Url, UriKind.Relative))).Length.ShouldBe(pdf.Length);
    }

    [Theory, BothDoors]
    public async Task Knowing_the_hash_of_a_file_is_not_having_it(Door door)
    {
        var shop = await Shop.Open();
        var (sales, secret) = (shop.As(Roles.Sales).Via(door), Shop.Pdf());
        await shop.As(Roles.Manager).Run<CreateAttachment.Result>(Shop.Inline(await shop.NewDocument(), secret));
        var guess = await sales.Run<CreateAttachment.Result>(Shop.Announced(await shop.NewDocument(), secret));
        (await sales.Refused(new CompleteAttachment.Command(guess.Id))).Code.ShouldBe("ATTACHMENT_NOT_UPLOADED");
    }

    [Theory, BothDoors]
    public async Task A_document_that_one_may_not_see_takes_and_shows_no_files(Door door)
    {
        var shop = await Shop.Open();
        var (document, pdf) = (await shop.NewDocument(), Shop.Pdf());
        var there = await shop.As(Roles.Sales).Run<CreateAttachment.Result>(Shop.Inline(document, pdf));
        var blind = await shop.Holder(door, "attachments.create", "attachments.list", "attachments.get-link", "attachments.delete", "attachments.delete-any");
        foreach (var request in new object[] { Shop.Inline(document, pdf), new ListAttachments.Query(document.Kind, document.Id), new GetAttachmentLink.Query(there.Id), new DeleteAttachment.Command(there.Id, 1) })
            (await blind.Refused(request)).Code.ShouldBe("NOT_FOUND");
        (await shop.Refused(door, Roles.Sales, Shop.Inline(document with { Id = Guid.NewGuid() }, pdf))).Code.ShouldBe("NOT_FOUND");
        (await shop.Refused(door, Roles.Sales, Shop.Inline(document with { Kind = "attachment", Id = there.Id }, pdf))).Code.ShouldBe("NOT_FOUND");
    }

    [Theory, BothDoors]
    public async Task A_file_that_is_not_what_it_says_is_refused(Door door)
    {
        var shop = await Shop.Open();
        var (sales, document) = (shop.As(Roles.Sales).Via(door), await shop.NewDocument());
        (await sales.Refused(Shop.Inline(document, "<html>"u8.ToArray(), "a.html", "text/html"))).Code.ShouldBe("FILE_TYPE_NOT_ALLOWED");
        (await sales.Refused(Shop.Inline(document, Shop.Pdf(), "a.exe"))).Code.ShouldBe("FILE_NAME_MISMATCH");
        (await sales.Refused(Shop.Inline(document, "MZ not a pdf"u8.ToArray()))).Code.ShouldBe("FILE_CONTENT_MISMATCH");
        (await sales.Refused(Shop.Inline(document, Shop.Pdf()) with { Sha256 = new string('0', 64) })).Code.ShouldBe("FILE_CONTENT_MISMATCH");
        (await sales.Refused(Shop.Announced(document, Shop.Pdf()) with { Size = (25 << 20) + 1 })).Code.ShouldBe("FILE_TOO_LARGE");
        (await sales.Refused(Shop.Announced(document, Shop.Pdf()) with { Size = null })).Errors[0].Pointer.ShouldBe("/size");
        (await sales.Refused(Shop.Announced(document, Shop.Pdf()) with { Sha256 = null })).Errors[0].Pointer.ShouldBe("/sha256");
        (await sales.Refused(Shop.Inline(document, []) with { Content = "not base64!" })).Errors[0].Pointer.ShouldBe("/content");
    }

    [Fact]
    public async Task A_document_has_fifty_attachments_at_most_however_many_come_at_once()
    {
        var shop = await Shop.Open();
        var (sales, document) = (shop.As(Roles.Sales), await shop.NewDocument());
        var replies = await Task.WhenAll(Enumerable.Range(0, 56).Select(_ => sales.Send(Shop.Announced(document, Shop.Pdf()))));
        replies.Count(r => r.Result is not null).ShouldBe(Attachment.MostPerDocument);
        replies.Where(r => r.Refused is not null).ShouldAllBe(r => r.Refused!.Code == "ATTACHMENTS_FULL");
    }

    [Theory, BothDoors]
    public async Task It_is_deleted_by_who_attached_it_or_by_permission_and_its_links_open_nothing_then(Door door)
    {
        var shop = await Shop.Open();
        var (document, sales, pdf) = (await shop.NewDocument(), shop.As(Roles.Sales).Via(door), Shop.Pdf());
        var (mine, other) = (await sales.Run<CreateAttachment.Result>(Shop.Inline(document, pdf)), await shop.As(Roles.Manager).Run<CreateAttachment.Result>(Shop.Inline(document, pdf)));
        var link = await sales.Run<GetAttachmentLink.Result>(new GetAttachmentLink.Query(mine.Id));
        (await sales.Refused(new DeleteAttachment.Command(other.Id, 1))).Code.ShouldBe("FORBIDDEN");
        (await sales.Refused(new DeleteAttachment.Command(mine.Id, 9))).Code.ShouldBe("STALE_VERSION");
        (await sales.Run<AttachmentView>(new DeleteAttachment.Command(mine.Id, 1))).Status.ShouldBe(AttachmentStatus.Deleted);
        (await sales.Refused(new DeleteAttachment.Command(mine.Id, 2))).Status.ShouldBe(404);
        (await shop.Rest.GetAsync(new Uri(link.Url, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await shop.As(Roles.Manager).Via(door).Run<AttachmentView>(new DeleteAttachment.Command(other.Id, 1))).Version.ShouldBe(2);
    }
}
