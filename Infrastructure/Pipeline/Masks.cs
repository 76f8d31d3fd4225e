using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Waybill.Infrastructure.Pipeline;

/// <summary>Takes out of an answer what its caller may not see: members marked with a <see cref="FieldClassAttribute"/> become absent.</summary>
internal static class Masks
{
    private sealed record Mask(IReadOnlyList<(PropertyInfo Property, string Permission)> Secret, IReadOnlyList<PropertyInfo> Deeper);

    private static readonly ConcurrentDictionary<Type, Mask?> MaskOf = new();

    public static TResult Apply<TResult>(TResult result, Caller caller) where TResult : class
    {
        Hide(result, caller);
        return result;
    }

    private static void Hide(object value, Caller caller)
    {
        if (Of(value.GetType()) is not { } mask) return;
        foreach (var (property, permission) in mask.Secret)
            if (!caller.May(permission)) property.SetValue(value, null);
        foreach (var property in mask.Deeper)
        {
            var inner = property.GetValue(value);
            if (inner is IEnumerable many) foreach (var item in many) Hide(item!, caller);
            else if (inner is not null) Hide(inner, caller);
        }
    }

    private static Mask? Of(Type type) => MaskOf.GetOrAdd(type, static t => Find(t, []));

    private static Mask? Find(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type)) return null;
        var secret = new List<(PropertyInfo, string)>();
        var deeper = new List<PropertyInfo>();
        foreach (var member in Shape.Members(type))
        {
            if (member.Find<FieldClassAttribute>() is { } secrecy)
            {
                if (member.Property.PropertyType.IsValueType && Nullable.GetUnderlyingType(member.Property.PropertyType) is null)
                    throw new InvalidOperationException($"{type.FullName}.{member.Property.Name} can be hidden, so it must be nullable.");
                secret.Add((member.Property, secrecy.Permission));
            }
            var inner = Shape.Element(member.Property.PropertyType) ?? member.Property.PropertyType;
            if (Shape.IsRecord(inner) && Find(inner, seen) is not null) deeper.Add(member.Property);
        }
        seen.Remove(type);
        return secret.Count + deeper.Count == 0 ? null : new(secret, deeper);
    }
}
