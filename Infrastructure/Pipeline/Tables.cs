using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Infrastructure.Values;

namespace Waybill.Infrastructure.Pipeline;

/// <summary>The stored answer of a committed command, for a retry with the same key. Written in the command's own transaction.</summary>
internal sealed class IdempotencyKey
{
    public Guid CallerId { get; init; }
    public required string Key { get; init; }

    /// <summary>SHA-256 of the operation's name and its request.</summary>
    public required byte[] Fingerprint { get; init; }
    public required string Answer { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Who changed what of a thing, when, by which operation, from what to what.</summary>
public sealed class HistoryRow
{
    public long Id { get; private set; }
    public required DocumentRef Document { get; init; }
    public int Version { get; init; }
    public required string Operation { get; init; }
    public Guid ByUser { get; init; }
    public required string ByName { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>A JSON object of member to [from, to].</summary>
    public required string Changes { get; init; }
}

/// <summary>An event for the outside world, written in the transaction that caused it.</summary>
public sealed class OutboxRow
{
    /// <summary>The order in which events are handed out.</summary>
    public long Id { get; private set; }
    public Guid EventId { get; init; } = Guid.CreateVersion7();
    public required string Type { get; init; }
    public required DocumentRef Document { get; init; }

    /// <summary>Counts the events of one document: its version when the event happened.</summary>
    public int Sequence { get; init; }
    public required string Body { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class IdempotencyKeyMap : IEntityTypeConfiguration<IdempotencyKey>
{
    public void Configure(EntityTypeBuilder<IdempotencyKey> map)
    {
        map.ToTable("idempotency_keys").HasKey(k => new { k.CallerId, k.Key });
        map.HasIndex(k => k.CreatedAt);
    }
}

internal sealed class HistoryRowMap : IEntityTypeConfiguration<HistoryRow>
{
    public void Configure(EntityTypeBuilder<HistoryRow> map)
    {
        map.ToTable("history");
        map.ComplexProperty(h => h.Document);
        map.Property(h => h.Changes).HasColumnType("jsonb");
    }
}

internal sealed class OutboxRowMap : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> map)
    {
        map.ToTable("outbox");
        map.ComplexProperty(o => o.Document);
        map.Property(o => o.Body).HasColumnType("jsonb");
    }
}
