using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Comments;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Reminders;
using Waybill.Tests.Support;

namespace Waybill.Tests.Comments;

public sealed class CommentTests
{
    private static readonly string[] Talking = ["comments.add", "comments.edit", "comments.delete", "comments.list", "customers.get", "reminders.list-mine"];

    [Theory, BothDoors]
    public async Task Who_sees_the_document_reads_what_was_said_in_order(Door door)
    {
        var shop = await Shop.Open();
        var (me, document) = (await shop.NewColleague(door, Talking), await shop.NewDocument());
        foreach (var text in new[] { "第一 First", "Second" }) await me.Client.Run<CommentView>(Say(document, text));
        var said = (await shop.As(Roles.Sales).Via(door).Run<Page<CommentView>>(new ListComments.Query(document.Kind, document.Id))).Items;
        said.Select(c => (c.Text, c.EmployeeId, c.Version)).ShouldBe([("第一 First", me.Id, 1), ("Second", me.Id, 1)]);
        var blind = await shop.Holder(door, "comments.add", "comments.list", "comments.edit", "comments.edit-any", "comments.delete", "comments.delete-any");
        foreach (var request in new object[] { Say(document, "x"), new ListComments.Query(document.Kind, document.Id), new EditComment.Command(said[0].Id, 1, "x"), new DeleteComment.Command(said[0].Id, 1) })
            (await blind.Refused(request)).Code.ShouldBe("NOT_FOUND");
        (await me.Client.Refused(Say(document, new string('x', 4001)))).Errors[0].Code.ShouldBe("TOO_LONG");
    }

    [Theory, BothDoors]
    public async Task Who_is_mentioned_is_reminded_once_however_often_the_comment_is_edited(Door door)
    {
        var shop = await Shop.Open();
        var (me, other, third, document) = (await shop.NewColleague(door, Talking), await shop.NewColleague(door, Talking), await shop.NewColleague(door, Talking), await shop.NewDocument());
        var said = await me.Client.Run<CommentView>(Say(document, "请看 Please look", me.Id, other.Id));
        (await CreateReminderTests.Mine(other)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.About.ShouldBe("mention"), r => r.Text.ShouldEndWith("请看 Please look"), r => r.DocumentId.ShouldBe(document.Id));
        (await CreateReminderTests.Mine(me)).ShouldBeEmpty();
        await me.Client.Run<CommentView>(new EditComment.Command(said.Id, 1, "又 Again", new([other.Id, third.Id])));
        ((await CreateReminderTests.Mine(other)).Count, (await CreateReminderTests.Mine(third)).Count).ShouldBe((1, 1));
        (await RemindersDeskTests.Told(shop, said.Id)).ShouldBe(["comment.added", "comment.edited"]);
    }

    [Theory, BothDoors]
    public async Task A_long_comment_is_shortened_in_the_reminder_but_not_through_a_character(Door door)
    {
        var shop = await Shop.Open();
        var (me, other, document) = (await shop.NewColleague(door, Talking), await shop.NewColleague(door, Talking), await shop.NewDocument());
        await me.Client.Run<CommentView>(Say(document, new string('x', 199) + "😀😀", other.Id));
        (await CreateReminderTests.Mine(other)).ShouldHaveSingleItem().Text.ShouldEndWith(new string('x', 199) + "…");
    }

    [Theory, BothDoors]
    public async Task A_mention_grants_no_sight(Door door)
    {
        var shop = await Shop.Open();
        var (me, blind, document) = (await shop.NewColleague(door, Talking), await shop.NewColleague(door, "comments.list"), await shop.NewDocument());
        var refused = await me.Client.Refused(Say(document, "x", me.Id, blind.Id));
        (refused.Status, refused.Code, refused.Errors[0].Pointer).ShouldBe((422, "MENTION_CANNOT_SEE", "/mentionIds/1"));
        refused.Detail.ShouldContain(blind.Name);
        (await me.Client.Refused(Say(document, "x", Guid.NewGuid()))).ShouldSatisfyAllConditions(r => r.Code.ShouldBe("UNKNOWN_REFERENCE"), r => r.Errors[0].Pointer.ShouldBe("/mentionIds/0"));
        var said = await me.Client.Run<CommentView>(Say(document, "x"));
        (await me.Client.Refused(new EditComment.Command(said.Id, 1, MentionIds: new([blind.Id])))).Code.ShouldBe("MENTION_CANNOT_SEE");
    }

    [Theory, BothDoors]
    public async Task A_comment_is_edited_by_its_author_for_a_while_and_by_permission(Door door)
    {
        var shop = await Shop.Open();
        var (me, other, document) = (await shop.NewColleague(door, Talking), await shop.NewColleague(door, Talking), await shop.NewDocument());
        var said = await me.Client.Run<CommentView>(Say(document, "x"));
        (await other.Client.Refused(new EditComment.Command(said.Id, 1, "y"))).Code.ShouldBe("FORBIDDEN");
        (await me.Client.Run<CommentView>(new EditComment.Command(said.Id, 1, "y"))).ShouldSatisfyAllConditions(c => c.Text.ShouldBe("y"), c => c.EditedAt.ShouldNotBeNull(), c => c.Version.ShouldBe(2));
        (await me.Client.Refused(new EditComment.Command(said.Id, 1, "z"))).Code.ShouldBe("STALE_VERSION");
        await Age(shop, said.Id);
        (await me.Client.Refused(new EditComment.Command(said.Id, 2, "z"))).Code.ShouldBe("COMMENT_TOO_OLD");
        (await shop.As(Roles.Manager).Via(door).Run<CommentView>(new EditComment.Command(said.Id, 2, "z"))).Text.ShouldBe("z");
    }

    [Theory, BothDoors]
    public async Task A_deleted_comment_leaves_its_place_without_its_words(Door door)
    {
        var shop = await Shop.Open();
        var (me, other, document) = (await shop.NewColleague(door, Talking), await shop.NewColleague(door, Talking), await shop.NewDocument());
        var said = await me.Client.Run<CommentView>(Say(document, "secret", other.Id));
        (await other.Client.Refused(new DeleteComment.Command(said.Id, 1))).Code.ShouldBe("FORBIDDEN");
        (await me.Client.Run<CommentView>(new DeleteComment.Command(said.Id, 1))).Text.ShouldBeNull();
        var left = (await me.Client.Run<Page<CommentView>>(new ListComments.Query(document.Kind, document.Id))).Items.ShouldHaveSingleItem();
        (left.Id, left.Text, left.MentionIds.Count).ShouldBe((said.Id, null, 0));
        left.DeletedAt.ShouldNotBeNull();
        (await me.Client.Refused(new DeleteComment.Command(said.Id, 2))).Code.ShouldBe("COMMENT_DELETED");
        (await me.Client.Refused(new EditComment.Command(said.Id, 2, "back"))).Code.ShouldBe("COMMENT_DELETED");
        var theirs = await other.Client.Run<CommentView>(Say(document, "x"));
        (await shop.As(Roles.Manager).Via(door).Run<CommentView>(new DeleteComment.Command(theirs.Id, 1))).DeletedAt.ShouldNotBeNull();
    }

    private static AddComment.Command Say(DocumentRef document, string text, params Guid[] mentions) => new AddComment.Command(document.Kind, document.Id, text, mentions);

    /// <summary>An hour passes for this comment.</summary>
    private static async Task Age(Shop shop, Guid id)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Database>().Set<Comment>().Where(c => c.Id == id)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.WrittenAt, x => x.WrittenAt.AddHours(-1)));
    }
}
