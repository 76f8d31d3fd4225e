using Waybill.Infrastructure.Values;

namespace Waybill.Infrastructure.Data;

/// <summary>Anything stored with an id of its own.</summary>
public abstract class Entity
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
}

/// <summary>
/// A thing people open and change as a whole. Saving gives it the next <see cref="Version"/>, notes who made and last changed it,
/// and leaves a history row of what changed.
/// </summary>
public abstract class Root : Entity
{
    /// <summary>1 at birth, one more with each saved change; a save that is based on an older one is refused.</summary>
    public int Version { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public Guid CreatedBy { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public Guid UpdatedBy { get; private set; }

    /// <summary>How other features and the outside name this thing.</summary>
    public DocumentRef Ref => new(Kind, Id);

    /// <summary>The word for it in references and refusals: order, delivery.</summary>
    protected virtual string Kind => Texts.Kebab(GetType().Name);

    /// <summary>By whom and when is known as soon as it is to be saved, so that the answer can tell.</summary>
    internal void Born(Guid by, DateTimeOffset at) => (CreatedAt, CreatedBy) = (at, by);

    internal void Saved(bool born, Guid by, DateTimeOffset at)
    {
        if (born && CreatedAt == default) Born(by, at);
        (UpdatedAt, UpdatedBy, Version) = (at, by, Version + 1);
    }
}
