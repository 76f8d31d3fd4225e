using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Jobs;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Attachments;

/// <summary>
/// Files on documents (附件). Small ones come within one request; larger ones are announced, sent to a short-lived link and completed. The same content is stored once,
/// under its hash. Whoever may see the document gets short-lived links to download; what no attachment names any more is swept out of the store.
/// </summary>
public sealed class AttachmentsFeature : Feature
{
    public override string Story => "Files on documents, sent and fetched by short-lived links.";
    public override string Prefix => "/v1/attachments";

    public override void Map(Doors doors)
    {
        CreateAttachment.Map(doors);
        CompleteAttachment.Map(doors);
        GetAttachmentLink.Map(doors);
        ListAttachments.Map(doors);
        DeleteAttachment.Map(doors);
        SweepFiles.Map(doors);
    }

    public override void Services(IServiceCollection services) => services.AddSingleton<FileLinks>().AddScoped<AttachmentFiles>().AddPaper<Attachment>("attachments.list")
        .AddSingleton(new ScheduledOperation(typeof(SweepFiles.Command), "0 0/10 * * * ?"));
}
