using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Attachments;

/// <summary>The ways into this feature's tables.</summary>
internal static class AttachmentWays
{
    extension(Database db)
    {
        public DbSet<Attachment> Attachments => db.Set<Attachment>();
    }
}

internal sealed class AttachmentMap : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> map)
    {
        map.ToTable("attachments", table => table.HasCheckConstraint("ck_attachments_received", "status = 'announced' or received_at is not null"));
        map.HasIndex(a => new { a.DocumentId, a.CreatedAt, a.Id });
        map.HasIndex(a => a.Hash);
        map.HasIndex(a => a.AnnouncedAt, "ix_attachments_announced").HasFilter("status = 'announced'");
    }
}
