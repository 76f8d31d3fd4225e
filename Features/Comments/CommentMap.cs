using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Comments;

/// <summary>The ways into this feature's tables.</summary>
internal static class CommentWays
{
    extension(Database db)
    {
        public DbSet<Comment> Comments => db.Set<Comment>();
    }
}

internal sealed class CommentMap : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> map)
    {
        map.ToTable("comments");
        map.HasIndex(c => new { c.DocumentId, c.WrittenAt, c.Id });
    }
}
