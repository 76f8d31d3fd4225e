using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Infrastructure.Data;
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
    public required string DocumentKind { get; init; }
    public required Guid DocumentId { get; init; }
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
    public long Id { get; private set; }

    /// <summary>Its place in the log, by which events are handed out: 1, 2, 3 without a gap; none until it is committed and numbered.</summary>
    public long? Position { get; private set; }
    public Guid EventId { get; init; } = Guid.CreateVersion7();
    public required string Type { get; init; }
    public required string DocumentKind { get; init; }
    public required Guid DocumentId { get; init; }

    /// <summary>Counts the events of one document: its version when the event happened.</summary>
    public int Sequence { get; init; }
    public required string Body { get; init; }
    public DateTimeOffset At { get; init; }
    public DocumentRef Document => new(DocumentKind, DocumentId);
}

/// <summary>How far the log of events goes. Whoever numbers events holds this one row.</summary>
public sealed class OutboxHead
{
    public int Id { get; init; }
    public long Position { get; init; }
}

/// <summary>What every operation that writes leaves behind beside its own rows. It is only added to and never looked at by whoever adds: it goes ahead of the save as it is.</summary>
internal static class Traces
{
    public static void Leave(this Database db, IdempotencyKey key) => db.Ahead(new("insert into idempotency_keys (caller_id, key, fingerprint, answer, created_at) values ($1, $2, $3, $4, $5)",
        key.CallerId, key.Key, key.Fingerprint, key.Answer, key.CreatedAt));

    public static void Leave(this Database db, IReadOnlyList<HistoryRow> rows)
    {
        if (rows.Count > 0) db.Ahead(new("""
            insert into history (document_kind, document_id, version, operation, by_user, by_name, at, changes)
            select r.kind, r.id, r.version, r.operation, r.by_user, r.by_name, r.at, r.changes::jsonb
            from unnest($1::text[], $2::uuid[], $3::int[], $4::text[], $5::uuid[], $6::text[], $7::timestamptz[], $8::text[]) as r(kind, id, version, operation, by_user, by_name, at, changes)
            """, All(rows, r => r.DocumentKind), All(rows, r => r.DocumentId), All(rows, r => r.Version), All(rows, r => r.Operation), All(rows, r => r.ByUser), All(rows, r => r.ByName),
            All(rows, r => r.At), All(rows, r => r.Changes)));
    }

    public static void Leave(this Database db, IReadOnlyList<OutboxRow> rows)
    {
        if (rows.Count > 0) db.Ahead(new("""
            insert into outbox (event_id, type, document_kind, document_id, sequence, body, at)
            select r.event_id, r.type, r.kind, r.id, r.sequence, r.body::jsonb, r.at
            from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::int[], $6::text[], $7::timestamptz[]) as r(event_id, type, kind, id, sequence, body, at)
            """, All(rows, r => r.EventId), All(rows, r => r.Type), All(rows, r => r.DocumentKind), All(rows, r => r.DocumentId), All(rows, r => r.Sequence), All(rows, r => r.Body), All(rows, r => r.At)));
    }

    private static TValue[] All<TRow, TValue>(IReadOnlyList<TRow> rows, Func<TRow, TValue> value) => [.. rows.Select(value)];
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
        map.HasIndex(h => new { h.DocumentId, h.Id });
        map.Property(h => h.Changes).HasColumnType("jsonb");
    }
}

internal sealed class OutboxRowMap : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> map)
    {
        map.ToTable("outbox", table => table.Changing());
        map.HasIndex(o => o.Position).IsUnique();
        map.HasIndex(o => o.Id, "ix_outbox_waiting").HasFilter("position is null");
        map.HasIndex(o => o.EventId).IsUnique();
        map.HasIndex(o => o.At).HasMethod("brin");
        map.Ignore(o => o.Document);
        map.Property(o => o.Body).HasColumnType("jsonb");
    }
}

internal sealed class OutboxHeadMap : IEntityTypeConfiguration<OutboxHead>
{
    public void Configure(EntityTypeBuilder<OutboxHead> map)
    {
        map.ToTable("outbox_head");
        map.Property(h => h.Id).ValueGeneratedNever();
        map.HasData(new OutboxHead { Id = 1, Position = 0 });
    }
}
