using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Waybill.Infrastructure.Pipeline;
using Waybill.Tests.Support;

namespace Waybill.Tests.House.Fuzz;

/// <summary>A request of REST as the message that says the same, by the names of the document and the protos alone.</summary>
internal static class Translation
{
    /// <summary>The members of a request that only REST has: how an answer is shaped, and what metadata says over gRPC.</summary>
    private static readonly string[] OfRest = ["validateOnly", "fields", "expand", "format"];

    public static byte[] Of(Question question)
    {
        var (descriptor, whole) = (Rpcs.Descriptors(question.Operation).Request, (question.Body as JsonObject)?.DeepClone().AsObject() ?? []);
        var mask = question.Operation.Verb == Verb.Patch ? descriptor.Fields.InFieldNumberOrder().FirstOrDefault(Wire.IsMask) : null;
        var paths = mask is null ? [] : descriptor.Fields.InFieldNumberOrder().Where(f => whole.ContainsKey(Wire.Camel(f))).Select(f => f.Name).ToList();
        foreach (var (name, value) in Elsewhere(question)) Put(whole, name, value);
        var message = Message(descriptor, whole);
        mask?.Accessor.SetValue(message, new FieldMask { Paths = { paths } });
        return message.ToByteArray();
    }

    /// <summary>What a request says in its address and headers.</summary>
    private static IEnumerable<(string Name, string Value)> Elsewhere(Question question)
    {
        var address = question.Address.Split('?', 2);
        foreach (var (name, value) in question.Operation.Route.Split('/').Zip(address[0].Split('/')).Where(s => s.First.StartsWith('{')))
            yield return (name.Trim('{', '}'), Uri.UnescapeDataString(value));
        foreach (var pair in address.Length > 1 ? address[1].Split('&') : [])
            if (pair.Split('=', 2) is [var name, var value] && !OfRest.Contains(name)) yield return (name, Uri.UnescapeDataString(value));
        foreach (var (name, value) in question.Headers)
            if (name == "If-Match") yield return ("version", value.Trim('"'));
    }

    private static void Put(JsonObject whole, string name, string value)
    {
        if (whole[name] is JsonArray many) many.Add(value);
        else whole[name] = whole[name] is { } one ? new JsonArray(one.DeepClone(), value) : value;
    }

    private static IMessage Message(MessageDescriptor descriptor, JsonObject whole)
    {
        var message = (IMessage)System.Activator.CreateInstance(descriptor.ClrType)!;
        var fields = descriptor.Fields.InFieldNumberOrder().ToDictionary(Wire.Camel);
        foreach (var (name, value) in whole)
        {
            if (!fields.TryGetValue(name, out var field)) throw new InvalidOperationException($"{descriptor.FullName} has no field for {name}.");
            if (value is null) continue;
            if (!field.IsRepeated) field.Accessor.SetValue(message, Value(field, value));
            else foreach (var item in value is JsonArray many ? many : [value.DeepClone()]) ((IList)field.Accessor.GetValue(message)).Add(Value(field, item!));
        }
        return message;
    }

    private static object Value(FieldDescriptor field, JsonNode value) => field.FieldType switch
    {
        FieldType.String => value is JsonValue ? value.ToString() : value.ToJsonString(),
        FieldType.Bool => bool.Parse(value.ToString()),
        FieldType.Int32 => int.Parse(value.ToString(), CultureInfo.InvariantCulture),
        FieldType.Int64 => long.Parse(value.ToString(), CultureInfo.InvariantCulture),
        FieldType.Enum => System.Enum.ToObject(field.EnumType.ClrType, field.EnumType.Values.Single(v => Bare(v.Name) == Bare(field.EnumType.Name + value)).Number),
        FieldType.Message when field.MessageType.FullName == "google.protobuf.Timestamp" => Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(value.ToString(), CultureInfo.InvariantCulture)),
        FieldType.Message => Message(field.MessageType, value.AsObject()),
        _ => throw new InvalidOperationException($"Our requests have no {field.FieldType}."),
    };

    private static string Bare(string name) => name.Replace("_", "").ToLowerInvariant();
}
