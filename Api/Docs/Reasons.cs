using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Rest;
using Waybill.Infrastructure.Values;

namespace Waybill.Api.Docs;

/// <summary>Every reason for which an operation may be refused: what the platform asks of it, and what its own business says.</summary>
internal static class Reasons
{
    /// <summary>The reasons that come with the kind of operation it is.</summary>
    public static IEnumerable<Reason> Platform(Operation operation, Binding binding) =>
        [.. Caller(operation), .. operation.Reads ? Read(operation, binding) : Write(operation, binding), PlatformRefusals.ValidationFailed,
            PlatformRefusals.RateLimited, PlatformRefusals.Internal, PlatformRefusals.Unavailable];

    private static IEnumerable<Reason> Caller(Operation operation)
    {
        yield return PlatformRefusals.Unauthenticated;
        yield return PlatformRefusals.TokenExpired;
        yield return PlatformRefusals.WrongAudience;
        if (operation.Permission is not null || operation.AlsoAsks.Count > 0) yield return PlatformRefusals.Forbidden;
        if (operation.RouteMembers.Count > 0 || operation.Verb is Verb.Get or Verb.Patch or Verb.Put or Verb.Delete) yield return PlatformRefusals.NotFound;
    }

    private static IEnumerable<Reason> Read(Operation operation, Binding binding)
    {
        yield return PlatformRefusals.UnknownParameter;
        yield return PlatformRefusals.BadFields;
        if (Listings.Of(operation.Request)?.Paths.Any(p => p.Class is not null) == true || Within(operation.Result, IsClassed)) yield return PlatformRefusals.FieldForbidden;
        if (operation.Verb == Verb.List) foreach (var reason in new[] { PlatformRefusals.BadFilter, PlatformRefusals.BadOrder, PlatformRefusals.BadPageToken }) yield return reason;
        if (binding.Inside.Any(m => IsReference(m))) yield return PlatformRefusals.UnknownReference;
    }

    private static IEnumerable<Reason> Write(Operation operation, Binding binding)
    {
        yield return PlatformRefusals.Busy;
        if (operation.NeedsVersion) foreach (var reason in new[] { PlatformRefusals.VersionRequired, PlatformRefusals.StaleVersion }) yield return reason;
        if (operation.Method == "POST")
        {
            foreach (var reason in new[] { PlatformRefusals.IdempotencyKeyInvalid, PlatformRefusals.IdempotencyKeyReused, PlatformRefusals.IdempotencyKeyInFlight }) yield return reason;
            if (operation.NeedsKey) yield return PlatformRefusals.IdempotencyKeyRequired;
        }
        if (binding.Inside.Count == 0) yield break;
        foreach (var reason in new[] { PlatformRefusals.MalformedJson, ShapeRefusals.UnknownField, PlatformRefusals.BodyTooLarge, PlatformRefusals.UnsupportedMediaType }) yield return reason;
        if (binding.BodyRequired) yield return PlatformRefusals.BodyRequired;
        if (binding.Inside.Any(m => IsReference(m) || Within(m.ValueType, IsReference))) yield return PlatformRefusals.UnknownReference;
        if (binding.Inside.Any(m => IsDecimal(m) || Within(m.ValueType, IsDecimal))) yield return PlatformRefusals.NumberTooLarge;
    }

    private static bool IsClassed(Shape.Member member) => member.Find<FieldClassAttribute>() is not null;

    private static bool IsReference(Shape.Member member) => Bare(member) == typeof(Guid);

    private static bool IsDecimal(Shape.Member member) => Bare(member) == typeof(decimal) || Bare(member) == typeof(Money);

    private static Type Bare(Shape.Member member)
    {
        var one = Shape.Element(member.ValueType) ?? member.ValueType;
        return Nullable.GetUnderlyingType(one) ?? one;
    }

    private static bool Within(Type type, Func<Shape.Member, bool> wanted, HashSet<Type>? seen = null)
    {
        var inner = Shape.Element(type) ?? type;
        return Shape.IsRecord(inner) && (seen ??= []).Add(inner) && Shape.Members(inner).Any(m => wanted(m) || Within(m.ValueType, wanted, seen));
    }
}
