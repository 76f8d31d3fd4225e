using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Rest;

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
        map.Property(r => r.Scopes).HasColumnType("jsonb").HasDefaultValueSql("'[]'::jsonb").HasConversion(
            s => JsonSerializer.Serialize(s, Json.Stored), s => JsonSerializer.Deserialize<RoleScope[]>(s, Json.Stored)!,
            new ValueComparer<RoleScope[]>((a, b) => JsonSerializer.Serialize(a, Json.Stored) == JsonSerializer.Serialize(b, Json.Stored), s => s.Length, s => s));
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
