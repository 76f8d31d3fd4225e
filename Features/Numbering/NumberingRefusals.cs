using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Numbering;

internal static class NumberingRefusals
{
    public static readonly Reason SeriesExists = Reason.Duplicate("NUMBER_SERIES_EXISTS", "Somebody else set this series just now.", "该编号序列刚被他人设置。");
    public static readonly Reason UnknownKind = Reason.NotFound("NUMBER_KIND_UNKNOWN", "No documents of the kind {kind} are numbered.", "没有类型为 {kind} 的编号单据。");
    public static readonly Reason BadFormat = Reason.Invalid("NUMBER_FORMAT_INVALID",
        "A format is text, at most one date (yyyy, yyMM, yyyyMM or yyyyMMdd) in braces, and a run of zeros in braces at its end, such as {example}.",
        "格式应为文字、可选的花括号日期(yyyy、yyMM、yyyyMM 或 yyyyMMdd)以及末尾花括号中的零,例如 {example}。");
}
