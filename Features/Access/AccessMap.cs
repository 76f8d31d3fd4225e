using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Access;

/// <summary>The ways into this feature's tables.</summary>
public static class AccessMap
{
    extension(Database db)
    {
        public DbSet<Role> Roles => db.Set<Role>();
        public DbSet<ApiClient> ApiClients => db.Set<ApiClient>();
        public DbSet<ApiKey> ApiKeys => db.Set<ApiKey>();
        public DbSet<SigningKey> SigningKeys => db.Set<SigningKey>();
    }
}

internal sealed class RoleMap : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> map)
    {
        map.ToTable("roles");
        map.Property(r => r.Scopes).AsJson().HasDefaultValueSql("'[]'::jsonb");
        map.HasIndex(r => r.Name).IsUnique().Refuses(AccessRefusals.RoleNameTaken);
    }
}

internal sealed class ApiClientMap : IEntityTypeConfiguration<ApiClient>
{
    public void Configure(EntityTypeBuilder<ApiClient> map)
    {
        map.ToTable("api_clients");
        map.HasIndex(c => c.Name).IsUnique().Refuses(AccessRefusals.ClientNameTaken);
    }
}

internal sealed class ApiKeyMap : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> map)
    {
        map.ToTable("api_keys");
        map.HasIndex(k => k.Hash).IsUnique();
        map.HasOne<ApiClient>().WithMany().HasForeignKey(k => k.ClientId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SigningKeyMap : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> map) => map.ToTable("signing_keys");
}
