using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Comments;

/// <summary>What people say about a document (评论), for everybody who may see it. Who is mentioned is reminded; what is deleted leaves its place.</summary>
public sealed class CommentsFeature : Feature
{
    public override string Story => "Comments on documents, with mentions.";
    public override string Prefix => "/v1/comments";

    public override void Map(Doors doors)
    {
        AddComment.Map(doors);
        EditComment.Map(doors);
        DeleteComment.Map(doors);
        ListComments.Map(doors);
    }

    public override void Services(IServiceCollection services) => services.AddScoped<Mentions>().AddPaper<Comment>("comments.list");
}
