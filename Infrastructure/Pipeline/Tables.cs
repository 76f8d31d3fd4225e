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

/// <summary>
/// What an operation that writes leaves behind beside its own rows. It is only added to and never looked at by whoever adds: it goes ahead of the save as it is,
/// and as one statement, because each costs both sides some time of its own.
/// </summary>
internal sealed class Traces
{
    private const string Leaving = """
        with changed as (
            insert into history (document_kind, document_id, version, operation, by_user, by_name, at, changes)
            select r.kind, r.id, r.version, r.operation, r.by_user, r.by_name, r.at, r.changes::jsonb
            from unnest($1::text[], $2::uuid[], $3::int[], $4::text[], $5::uuid[], $6::text[], $7::timestamptz[], $8::text[]) as r(kind, id, version, operation, by_user, by_name, at, changes)),
        told as (
            insert into outbox (event_id, type, document_kind, document_id, sequence, body, at)
            select r.event_id, r.type, r.kind, r.id, r.sequence, r.body::jsonb, r.at
            from unnest($9::uuid[], $10::text[], $11::text[], $12::uuid[], $13::int[], $14::text[], $15::timestamptz[]) as r(event_id, type, kind, id, sequence, body, at))
        insert into idempotency_keys (caller_id, key, fingerprint, answer, created_at) select * from unnest($16::uuid[], $17::text[], $18::bytea[], $19::text[], $20::timestamptz[])
        """;

    private readonly List<HistoryRow> changed = [];
    private readonly List<OutboxRow> told = [];
    private readonly List<IdempotencyKey> answered = [];

    /// <summary>Whether nothing was told yet.</summary>
    public bool Silent => told.Count == 0;

    public void Add(HistoryRow change) => changed.Add(change);

    public void Add(OutboxRow happened) => told.Add(happened);

    public void Add(IdempotencyKey answer) => answered.Add(answer);

    public void Clear()
    {
        changed.Clear();
        told.Clear();
        answered.Clear();
    }

    /// <summary>Sends them ahead of what is sent next, and forgets them.</summary>
    public void Leave(Database db)
    {
        if (changed.Count + told.Count + answered.Count == 0) return;
        db.Ahead(new(Leaving,
            All(changed, c => c.DocumentKind), All(changed, c => c.DocumentId), All(changed, c => c.Version), All(changed, c => c.Operation), All(changed, c => c.ByUser), All(changed, c => c.ByName),
            All(changed, c => c.At), All(changed, c => c.Changes),
            All(told, t => t.EventId), All(told, t => t.Type), All(told, t => t.DocumentKind), All(told, t => t.DocumentId), All(told, t => t.Sequence), All(told, t => t.Body), All(told, t => t.At),
            All(answered, a => a.CallerId), All(answered, a => a.Key), All(answered, a => a.Fingerprint), All(answered, a => a.Answer), All(answered, a => a.CreatedAt)));
        Clear();
    }

    private static TValue[] All<TRow, TValue>(List<TRow> rows, Func<TRow, TValue> value) => [.. rows.Select(value)];
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
        map.ToTable("history").HasKey(h => new { h.DocumentId, h.Id });
        map.Property(h => h.Id).UseIdentityByDefaultColumn();
        map.Property(h => h.Changes).HasColumnType("jsonb");
    }
}

internal sealed class OutboxRowMap : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> map)
    {
        map.ToTable("outbox", table => table.Changing());
        map.HasIndex(o => o.Position).IsUnique().HasFilter("position is not null");
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
