namespace Waybill.Infrastructure.Values;

/// <summary>A <see cref="Patch{T}"/> seen without its type.</summary>
public interface IPatch
{
    bool IsSet { get; }
    object? Value { get; }
}

/// <summary>A member of a merge patch: not sent (leave it), or sent (set it, to null as well where null is allowed).</summary>
public readonly record struct Patch<T> : IPatch
{
    private readonly T value;

    public Patch(T value) => (this.value, IsSet) = (value, true);

    public bool IsSet { get; }

    /// <summary>The value sent, or the present one.</summary>
    public T Or(T present) => IsSet ? value : present;

    object? IPatch.Value => value;

    public static implicit operator Patch<T>(T value) => new(value);
}
