using Waybill.Features.Customers;
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
    public static IReadOnlyList<Reason> Platform(Operation operation, Binding binding) =>
    [
        PlatformRefusals.Unauthenticated, PlatformRefusals.TokenExpired, PlatformRefusals.WrongAudience,
        .. If(operation.Permission is not null || operation.AlsoAsks.Count > 0, PlatformRefusals.Forbidden),
        .. If(operation.RouteMembers.Count > 0 || operation.Verb is Verb.Get or Verb.Patch or Verb.Put or Verb.Delete, PlatformRefusals.NotFound),
        .. operation.Reads ? Read(operation, binding) : Write(operation, binding),
        PlatformRefusals.ValidationFailed, PlatformRefusals.RateLimited, PlatformRefusals.Internal, PlatformRefusals.Unavailable,
    ];

    private static IEnumerable<Reason> Read(Operation operation, Binding binding) =>
    [
        PlatformRefusals.UnknownParameter, PlatformRefusals.BadFields,
        .. If(operation.Verb == Verb.List, PlatformRefusals.BadFilter, PlatformRefusals.BadOrder, PlatformRefusals.BadPageToken),
        .. If(Listings.Of(operation.Request)?.Paths.Any(p => p.Class is not null) == true || Within(operation.Result, IsClassed), PlatformRefusals.FieldForbidden),
        .. If(binding.Inside.Any(IsReference), PlatformRefusals.UnknownReference),
    ];

    private static IEnumerable<Reason> Write(Operation operation, Binding binding) =>
    [
        PlatformRefusals.Busy,
        .. If(Within(operation.Request, IsClassed), PlatformRefusals.FieldForbidden),
        .. If(operation.RouteMembers.Count > 0 && IsReached(operation), PlatformRefusals.RecordReadOnly),
        .. If(operation.NeedsVersion, PlatformRefusals.VersionRequired, PlatformRefusals.StaleVersion),
        .. If(operation.Method == "POST", PlatformRefusals.IdempotencyKeyInvalid, PlatformRefusals.IdempotencyKeyReused, PlatformRefusals.IdempotencyKeyInFlight),
        .. If(operation.NeedsKey, PlatformRefusals.IdempotencyKeyRequired),
        .. If(binding.Inside.Count > 0, PlatformRefusals.MalformedJson, ShapeRefusals.UnknownField, PlatformRefusals.BodyTooLarge, PlatformRefusals.UnsupportedMediaType),
        .. If(binding.BodyRequired, PlatformRefusals.BodyRequired),
        .. If(binding.Inside.Any(m => IsReference(m) || Within(m.ValueType, IsReference)), PlatformRefusals.UnknownReference),
        .. If(binding.Inside.Any(m => IsDecimal(m) || Within(m.ValueType, IsDecimal)), PlatformRefusals.NumberTooLarge),
    ];

    private static Reason[] If(bool so, params Reason[] reasons) => so ? reasons : [];

    private static bool IsClassed(Shape.Member member) => member.Find<FieldClassAttribute>() is not null;

    /// <summary>Its feature's documents are reached by scope.</summary>
    private static bool IsReached(Operation operation) => operation.Result.GetProperty("Version") is not null && operation.Handler.Assembly.GetTypes()
        .Any(t => t.Namespace == operation.Handler.Namespace && (t == typeof(Customer) || t.IsSubclassOf(typeof(CustomerDocument))));

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
