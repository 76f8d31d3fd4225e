using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Files;

/// <summary>The reasons why a file is not taken.</summary>
public static class FileRefusals
{
    public static readonly Reason TooLarge = new("FILE_TOO_LARGE", RefusalKind.TooLarge, "The file has more than {limit} bytes.", "文件超过 {limit} 字节。");
    public static readonly Reason TypeNotAllowed = Reason.Invalid("FILE_TYPE_NOT_ALLOWED", "Files of the type {type} are not taken; allowed are {allowed}.", "不接受 {type} 类型的文件,允许的类型为 {allowed}。");
    public static readonly Reason NameMismatch = Reason.Invalid("FILE_NAME_MISMATCH", "The name of a file of the type {type} ends in {endings}.", "{type} 类型的文件名应以 {endings} 结尾。");
    public static readonly Reason ContentMismatch = Reason.Invalid("FILE_CONTENT_MISMATCH", "The content is not what was announced: its {what} differs.", "文件内容与声明不符:{what} 不一致。");
}
