using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Infrastructure.Rest;

/// <summary>
/// Says everything that is wrong with a body that could not become a request, each fault with its pointer. The serializer stops at the
/// first; this looks at the rest, and at the shape of what can be read, so that a client mends its request once.
/// </summary>
internal static class JsonFaults
{
    public static Refusal Of(JsonNode? body, Type type, JsonSerializerOptions options)
    {
        var faults = new List<Fault>();
        Walk(body, type, "", options, faults);
        return faults.Count > 0 ? Refusal.Of(faults) : PlatformRefusals.MalformedJson.Because();
    }

    private static void Walk(JsonNode? node, Type type, string pointer, JsonSerializerOptions options, List<Fault> faults)
    {
        if (node is not JsonObject given)
        {
            faults.Add(ShapeRefusals.InvalidValue.Fault(pointer, ("expected", "object")));
            return;
        }
        var contract = options.GetTypeInfo(type).Properties.Where(p => !p.Name.StartsWith(Json.Elsewhere, StringComparison.Ordinal)).ToDictionary(p => p.Name);
        foreach (var name in given.Select(p => p.Key).Where(name => !contract.ContainsKey(name)))
            faults.Add(ShapeRefusals.UnknownField.Fault($"{pointer}/{Escape(name)}"));
        var members = Shape.Members(type).ToDictionary(m => m.JsonName);
        foreach (var (name, property) in contract)
        {
            var at = $"{pointer}/{name}";
            if (given.ContainsKey(name)) Check(given[name], property, members.GetValueOrDefault(name), at, options, faults);
            else if (property.IsRequired) faults.Add(ShapeRefusals.Required.Fault(at));
        }
    }

    private static void Check(JsonNode? value, JsonPropertyInfo property, Shape.Member? member, string at, JsonSerializerOptions options, List<Fault> faults)
    {
        var type = PatchedType(property.PropertyType);
        if (value is null)
        {
            if (member is { Nullable: false }) faults.Add(ShapeRefusals.Required.Fault(at));
            return;
        }
        if (Shape.IsRecord(type) && type != typeof(Money)) Walk(value, type, at, options, faults);
        else if (Shape.Element(type) is { } element && value is JsonArray array)
            for (var i = 0; i < array.Count; i++) CheckItem(array[i], element, $"{at}/{i}", options, faults);
        else CheckScalar(value, type, member, at, options, faults);
    }

    private static void CheckItem(JsonNode? item, Type element, string at, JsonSerializerOptions options, List<Fault> faults)
    {
        if (item is null) faults.Add(ShapeRefusals.Required.Fault(at));
        else if (Shape.IsRecord(element) && element != typeof(Money)) Walk(item, element, at, options, faults);
        else CheckScalar(item, element, null, at, options, faults);
    }

    private static void CheckScalar(JsonNode value, Type type, Shape.Member? member, string at, JsonSerializerOptions options, List<Fault> faults)
    {
        try
        {
            var read = value.Deserialize(type, options);
            if (member is not null) Shape.CheckMember(member, read, at, faults);
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException)
        {
            faults.Add(ShapeRefusals.InvalidValue.Fault(at, ("expected", Expected(type))));
        }
    }

    internal static string Expected(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare.IsEnum ? string.Join(" | ", Enum.GetNames(bare).Select(Texts.Camel))
            : bare == typeof(decimal) ? "a decimal in a string, such as \"12.50\""
            : bare == typeof(Money) ? "{\"amount\": \"12.50\", \"currency\": \"CNY\"}"
            : bare == typeof(Guid) ? "a UUID"
            : bare == typeof(DateOnly) ? "a date, such as 2026-11-30"
            : bare == typeof(DateTimeOffset) ? "an RFC 3339 instant, such as 2026-11-30T16:00:00Z"
            : bare == typeof(bool) ? "true or false"
            : bare == typeof(string) ? "a string"
            : Shape.Element(bare) is not null ? "an array"
            : "a whole number";
    }

    private static Type PatchedType(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Patch<>) ? type.GenericTypeArguments[0] : type;

    private static string Escape(string name) => name.Replace("~", "~0").Replace("/", "~1");
}
