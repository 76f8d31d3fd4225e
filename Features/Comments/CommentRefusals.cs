using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Comments;

internal static class CommentRefusals
{
    public static readonly Reason Deleted = Reason.Conflict("COMMENT_DELETED", "The comment was deleted.", "评论已删除。");
    public static readonly Reason TooOld = Reason.Conflict("COMMENT_TOO_OLD", "A comment can be edited for {minutes} minutes.", "评论仅可在发布后 {minutes} 分钟内修改。");
    public static readonly Reason MentionCannotSee = Reason.Invalid("MENTION_CANNOT_SEE", "{employee} may not see this {kind}, so they cannot be mentioned on it.", "{employee} 无权查看该{kind},不能提及。");
}
