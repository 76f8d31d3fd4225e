using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Access;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Webhooks;

/// <summary>The ways into this feature's tables.</summary>
public static class WebhookMap
{
    extension(Database db)
    {
        public DbSet<WebhookEndpoint> WebhookEndpoints => db.Set<WebhookEndpoint>();
        public DbSet<WebhookDelivery> WebhookDeliveries => db.Set<WebhookDelivery>();
    }
}

internal sealed class WebhookEndpointMap : IEntityTypeConfiguration<WebhookEndpoint>
{
    public void Configure(EntityTypeBuilder<WebhookEndpoint> map)
    {
        map.ToTable("webhook_endpoints");
        map.HasIndex(e => new { e.CreatedAt, e.Id });
        map.HasOne<ApiClient>().WithMany().HasForeignKey(e => e.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class WebhookDeliveryMap : IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<WebhookDelivery> map)
    {
        map.ToTable("webhook_deliveries");
        map.HasIndex(d => new { d.EndpointId, d.EventId }).IsUnique();
        map.HasIndex(d => new { d.EndpointId, d.CreatedAt, d.Id });
        map.HasIndex(d => d.CreatedAt);
        map.HasIndex(d => new { d.EndpointId, d.NextAttemptAt }).HasFilter("status = 'pending'");
        map.HasOne<WebhookEndpoint>().WithMany().HasForeignKey(d => d.EndpointId).OnDelete(DeleteBehavior.Cascade);
    }
}
