using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Attachments;

internal static class AttachmentRefusals
{
    public static readonly Reason WrongState = Reason.Conflict("ATTACHMENT_WRONG_STATE", "An attachment that is {from} cannot become {to}.", "附件状态为 {from},不能变为 {to}。");
    public static readonly Reason NotUploaded = Reason.Conflict("ATTACHMENT_NOT_UPLOADED", "The content has not been sent to the upload link yet.", "文件内容尚未上传。");
    public static readonly Reason Full = Reason.Conflict("ATTACHMENTS_FULL", "A document has at most {most} attachments.", "每个单据最多 {most} 个附件。");
    public static readonly Reason LinkInvalid = Reason.NotFound("FILE_LINK_INVALID", "The link is not valid, or no longer; ask for a new one.", "链接无效或已过期,请重新获取。");
}
