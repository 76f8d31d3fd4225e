using System.Net;
using Waybill.Features.Access;
using Waybill.Features.Attachments;
using Waybill.Features.Comments;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Attachments;

/// <summary>Papers on kinds that nobody's role narrows are there for whoever may read the kind.</summary>
public sealed class PaperReachTests
{
    private static readonly string[] Rights = ["items.get", "attachments.create", "attachments.get-link", "attachments.list", "attachments.delete", "comments.add", "comments.edit", "comments.list", "comments.delete"];

    [Theory, BothDoors]
    public async Task Who_reaches_only_their_own_of_everything_keeps_their_papers_on_what_is_nobodys(Door door)
    {
        var shop = await Shop.Open();
        var clerk = (await shop.Person(door, Rights, null, null, new RoleScope("*", RecordAction.Edit, RecordScope.Own))).Client;
        var (item, pdf) = (new DocumentRef("item", (await shop.Item()).Id), Shop.Pdf());
        var made = await clerk.Run<CreateAttachment.Result>(Shop.Announced(item, pdf));
        (await shop.Upload(made.UploadUrl!, pdf)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var file = await clerk.Run<AttachmentView>(new CompleteAttachment.Command(made.Id));
        (await clerk.Run<GetAttachmentLink.Result>(new GetAttachmentLink.Query(file.Id))).Size.ShouldBe(pdf.Length);
        (await clerk.Send(new DeleteAttachment.Command(file.Id, file.Version))).Refused.ShouldBeNull();
        var said = await clerk.Run<CommentView>(new AddComment.Command(item.Kind, item.Id, "x", null));
        var edited = await clerk.Run<CommentView>(new EditComment.Command(said.Id, said.Version, "y"));
        (await clerk.Run<CommentView>(new DeleteComment.Command(said.Id, edited.Version))).DeletedAt.ShouldNotBeNull();
    }
}
