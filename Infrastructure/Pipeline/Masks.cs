using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Infrastructure.Pipeline;

/// <summary>Holds callers to the field classes: what they may not see goes out of an answer, what they may not set is refused in a request.</summary>
public static class Masks
{
    private sealed record Mask(IReadOnlyList<(Shape.Member Member, FieldClassAttribute Class)> Secret, IReadOnlyList<Shape.Member> Deeper);

    private static readonly ConcurrentDictionary<Type, Mask?> MaskOf = new();

    /// <summary>The answer as the caller may see it: hidden members become absent, masked texts lose their middle.</summary>
    public static TResult Apply<TResult>(TResult result, Caller caller) where TResult : class
    {
        Hide(result, caller);
        return result;
    }

    /// <summary>Refuses with FIELD_FORBIDDEN a request that sets a member which the caller may at most read.</summary>
    public static void RefuseWriting(object request, Caller caller) => RefuseWriting(request, caller, "");

    /// <summary>A text without its middle: 138****8000.</summary>
    public static string Masked(string text)
    {
        var (first, last) = text.Length switch { >= 11 => (3, 4), >= 6 => (2, 2), _ => (0, 0) };
        return text[..first] + new string('*', text.Length - first - last) + text[(text.Length - last)..];
    }

    private static void Hide(object value, Caller caller)
    {
        if (Of(value.GetType()) is not { } mask) return;
        foreach (var (member, secrecy) in mask.Secret)
        {
            var access = caller.Access(secrecy);
            if (access < FieldAccess.ReadOnly) member.Property.SetValue(value, access == FieldAccess.Masked && member.Property.GetValue(value) is string text ? Masked(text) : null);
        }
        foreach (var member in mask.Deeper)
        {
            var inner = member.Property.GetValue(value);
            if (inner is IEnumerable many) foreach (var item in many) Hide(item!, caller);
            else if (inner is not null) Hide(inner, caller);
        }
    }

    private static void RefuseWriting(object request, Caller caller, string path)
    {
        if (Of(request.GetType()) is not { } mask) return;
        foreach (var (member, secrecy) in mask.Secret)
            if (ValueOf(member, request) is not null && caller.Access(secrecy) < FieldAccess.Full) throw PlatformRefusals.FieldForbidden.Because(("field", path + member.JsonName));
        foreach (var member in mask.Deeper)
        {
            var inner = ValueOf(member, request);
            if (inner is IEnumerable many) foreach (var item in many) RefuseWriting(item!, caller, $"{path}{member.JsonName}.");
            else if (inner is not null) RefuseWriting(inner, caller, $"{path}{member.JsonName}.");
        }
    }

    private static object? ValueOf(Shape.Member member, object request) => member.Property.GetValue(request) switch
    {
        IPatch { IsSet: false } => null,
        IPatch { Value: null } => "",
        IPatch patch => patch.Value,
        var value => value,
    };

    private static Mask? Of(Type type) => MaskOf.GetOrAdd(type, static t => Find(t, []));

    private static Mask? Find(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type)) return null;
        var secret = new List<(Shape.Member, FieldClassAttribute)>();
        var deeper = new List<Shape.Member>();
        foreach (var member in Shape.Members(type))
        {
            if (member.Find<FieldClassAttribute>() is { } secrecy)
            {
                if (!member.Nullable) throw new InvalidOperationException($"{type.FullName}.{member.Property.Name} can be hidden, so it must be nullable.");
                secret.Add((member, secrecy));
            }
            else if ((Shape.Element(member.ValueType) ?? member.ValueType) is var inner && Shape.IsRecord(inner) && Find(inner, seen) is not null) deeper.Add(member);
        }
        seen.Remove(type);
        return secret.Count + deeper.Count == 0 ? null : new(secret, deeper);
    }
}
