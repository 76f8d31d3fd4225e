using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Approvals;
using Waybill.Features.Attachments;
using Waybill.Features.Comments;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Approvals;

/// <summary>What hangs on a run is for those who have a part in it.</summary>
public sealed class ApprovalPapersTests
{
    private static readonly string[] Rights = ["approvals.get", "comments.list", "comments.edit", "comments.edit-any", "comments.delete", "comments.delete-any",
        "attachments.list", "attachments.get-link", "attachments.delete", "attachments.delete-any"];

    [Theory, BothDoors]
    public async Task Who_has_no_part_in_a_run_reaches_nothing_that_hangs_on_it(Door door)
    {
        var shop = await Shop.Open();
        var team = await Team.Of(shop, door);
        var (signer, stranger, admin) = (await shop.Person(door, Rights), await shop.Person(door, Rights), shop.As(Roles.Admin));
        await team.Flow(Team.Named(SigningMode.AnyOne, signer));
        var run = new DocumentRef("approval-request", (await team.Run(await team.Submitted())).Id);
        var said = await admin.Run<CommentView>(new AddComment.Command(run.Kind, run.Id, "between us", null));
        var file = await admin.Run<CreateAttachment.Result>(Shop.Inline(run, Shop.Pdf()));
        foreach (var request in new object[] { new EditComment.Command(said.Id, 1, "x"), new DeleteComment.Command(said.Id, 1), new GetAttachmentLink.Query(file.Id), new DeleteAttachment.Command(file.Id, 1) })
            (await stranger.Client.Refused(request)).Code.ShouldBe("NOT_FOUND");
        (await Sees(shop, stranger, new("comment", said.Id)), await Sees(shop, stranger, new("attachment", file.Id))).ShouldBe((false, false));
        (await Sees(shop, signer, new("comment", said.Id)), await Sees(shop, signer, new("attachment", file.Id))).ShouldBe((true, true));
        (await signer.Client.Run<CommentView>(new EditComment.Command(said.Id, 1, "x"))).Text.ShouldBe("x");
        (await signer.Client.Run<GetAttachmentLink.Result>(new GetAttachmentLink.Query(file.Id))).FileName.ShouldBe(file.FileName);
    }

    /// <summary>Whether events about it would be told to somebody.</summary>
    private static Task<bool> Sees(Shop shop, Person who, DocumentRef paper) =>
        shop.Services.GetRequiredService<DocumentKinds>().MaySee(paper, new Caller(who.ClientId, who.Name, CallerKind.ApiClient, Rights.ToHashSet(), who.Id), default);
}
