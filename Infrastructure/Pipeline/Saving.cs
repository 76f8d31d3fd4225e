using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Rest;

namespace Waybill.Infrastructure.Pipeline;

/// <summary>
/// Before the save: the next version, who and when, and a history row for every root that was born, changed or removed. What the handler changed is
/// looked for once; from then until the save only what is changed here is added to it.
/// </summary>
internal static class Saving
{
    private static readonly HashSet<string> Bookkeeping = [nameof(Root.Version), nameof(Root.CreatedAt), nameof(Root.CreatedBy), nameof(Root.UpdatedAt), nameof(Root.UpdatedBy), nameof(Entity.Id)];

    public static void Prepare(Database db, string operation, Caller caller, DateTimeOffset now)
    {
        db.ChangeTracker.DetectChanges();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var roots = db.ChangeTracker.Entries<Root>().ToList();
        var parts = ChangedParts(db, roots);
        foreach (var entry in roots)
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) continue;
            var changes = Changes(entry);
            if (entry.State == EntityState.Modified)
                foreach (var (part, name) in parts[entry.Entity.Id]) changes[$"{name}/{part.Entity.Id}"] = [null, Changes(part)];
            if (entry.State != EntityState.Deleted)
            {
                entry.Entity.Saved(born: entry.State == EntityState.Added, by: caller.Id, at: now);
                entry.DetectChanges();
            }
            db.Traces.Add(new HistoryRow
            {
                DocumentKind = entry.Entity.Ref.Kind, DocumentId = entry.Entity.Id, Version = entry.Entity.Version, Operation = operation, ByUser = caller.Id, ByName = caller.Name, At = now,
                Changes = JsonSerializer.Serialize(changes, Json.Options),
            });
        }
    }

    /// <summary>Saves what was prepared, with what still waits. A save that commits does so in the same trip, is not called off any more, and is the last thing its context is used for.</summary>
    public static async Task Save(Database db, bool commit, CancellationToken ct)
    {
        try
        {
            db.Traces.Leave(db);
            if (commit) db.Commit = Commit.WithSave;
            await db.SaveChangesAsync(acceptAllChangesOnSuccess: !commit, commit ? CancellationToken.None : ct);
            if (db.Commit != Commit.Sent) await db.Send(ct);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>A change of a part is a change of its root: the root gets a new version too.</summary>
    private static ILookup<Guid, (EntityEntry<Entity> Part, string Name)> ChangedParts(Database db, List<EntityEntry<Root>> all)
    {
        var changed = new List<(Guid Root, EntityEntry<Entity> Part, string Name)>();
        var roots = all.ToDictionary(e => e.Entity.Id);
        foreach (var part in db.ChangeTracker.Entries<Entity>().Where(e => e.Entity is not Root && e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
            foreach (var key in part.Metadata.GetForeignKeys().Where(k => k.IsRequired && k.PrincipalToDependent is not null))
            {
                var foreign = part.Property(key.Properties[0].Name);
                if ((foreign.CurrentValue ?? foreign.OriginalValue) is not Guid id || !roots.TryGetValue(id, out var root)) continue;
                if (root.State == EntityState.Unchanged) root.Property(r => r.UpdatedAt).IsModified = true;
                changed.Add((id, part, Values.Texts.Camel(key.PrincipalToDependent!.Name)));
            }
        return changed.ToLookup(c => c.Root, c => (c.Part, c.Name));
    }

    private static Dictionary<string, object?[]> Changes(EntityEntry entry)
    {
        var changes = new Dictionary<string, object?[]>();
        var former = entry.State == EntityState.Added ? null : entry.OriginalValues;
        var latter = entry.State == EntityState.Deleted ? null : entry.CurrentValues;
        foreach (var (name, property) in Told(entry.Metadata))
        {
            var (from, to) = (former?[property], latter?[property]);
            if (!property.GetValueComparer().Equals(from, to)) changes[name] = [from, to];
        }
        return changes;
    }

    /// <summary>What history tells of a thing of this kind, by the names it is told under; found out once.</summary>
    private static IReadOnlyList<(string Name, IProperty Property)> Told(IEntityType type) => type.GetOrAddRuntimeAnnotationValue<IReadOnlyList<(string, IProperty)>, IEntityType>("Waybill:Told",
        kind => [.. kind!.GetFlattenedProperties().Where(p => !Bookkeeping.Contains(p.Name) && !p.IsShadowProperty() && p.ClrType != typeof(byte[])).Select(p => (Name(p), p))], type);

    private static string Name(IProperty property) =>
        property.DeclaringType is IComplexType complex ? $"{Values.Texts.Camel(complex.ComplexProperty.Name)}.{Values.Texts.Camel(property.Name)}" : Values.Texts.Camel(property.Name);
}

/// <summary>Writes the version that a saved root will have into the answer that names it by id.</summary>
internal static class Versions
{
    /// <summary>Gives the root that the answer names, where the operation changes one that was there before.</summary>
    public static Root? Stamp(Operation operation, object result, Database db)
    {
        if (operation is not { IdMember: { } id, VersionMember: { } version }) return null;
        var named = (Guid)id.GetValue(result)!;
        var root = db.ChangeTracker.Entries<Root>().FirstOrDefault(e => e.Entity.Id == named);
        if (root is not null) version.SetValue(result, root.Entity.Version);
        return root is { State: EntityState.Modified or EntityState.Deleted } ? root.Entity : null;
    }
}
