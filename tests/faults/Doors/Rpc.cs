using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Waybill.Protos.V1;

namespace Waybill.Faults.Doors;

/// <summary>The method and message that an address and its JSON are over gRPC. Operations are called the same at both doors; in messages the states and types are enums.</summary>
internal sealed class Rpc
{
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default);
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default);
    private static readonly Dictionary<string, MethodDescriptor> Methods = new[]
    {
        OrdersReflection.Descriptor, DeliveriesReflection.Descriptor, StockOutsReflection.Descriptor, StockInsReflection.Descriptor, InvoicesReflection.Descriptor,
        ReceiptsReflection.Descriptor, TransfersReflection.Descriptor, SalesReturnsReflection.Descriptor,
    }.SelectMany(file => file.Services).SelectMany(service => service.Methods).ToDictionary(method => method.Name);

    private readonly MethodDescriptor method;

    /// <param name="operation">What it is called.</param>
    /// <param name="asked">The body of the request.</param>
    /// <param name="document">Which document it is about, if it is about one: always the first member of the message.</param>
    private Rpc(string operation, JsonObject asked, string? document)
    {
        method = Methods[operation];
        if (document is not null) asked[method.InputType.FindFieldByNumber(1).JsonName] = document;
        Request = Parser.Parse(Converted(asked, method.InputType, Proto).ToJsonString(), method.InputType);
    }

    public string Method => $"/{method.Service.FullName}/{method.Name}";
    public IMessage Request { get; }

    /// <summary>POST /v1/orders, or /v1/orders/{id}/approve.</summary>
    public static Rpc Writing(string path, string? body)
    {
        var parts = path.Split('/');
        var asked = body is null ? [] : JsonNode.Parse(body)!.AsObject();
        return parts.Length > 4 ? new(Words.Operation(parts[2], parts[^1]), asked, parts[3]) : new(Words.Operation(parts[2], "create"), asked, null);
    }

    /// <summary>GET /v1/orders, or /v1/orders/{id}. Which fields are wanted is nothing that gRPC asks.</summary>
    public static Rpc Reading(string path)
    {
        var parts = path.Split('?')[0].Split('/');
        return parts.Length > 3 ? new(Words.Operation(parts[2], "get"), [], parts[3]) : new("List" + Words.Pascal(parts[2]), [], null);
    }

    /// <summary>The answer as the REST door would tell it, without what is empty.</summary>
    public JsonObject Json(byte[] answer) => Converted(JsonNode.Parse(Formatter.Format(method.OutputType.Parser.ParseFrom(answer)))!.AsObject(), method.OutputType, Camel);

    private static JsonObject Converted(JsonObject from, MessageDescriptor type, Func<EnumDescriptor, string, string> convert)
    {
        JsonNode? Value(JsonNode? value, FieldDescriptor? field) => value switch
        {
            JsonArray items => new JsonArray([.. items.Select(item => Value(item, field))]),
            JsonObject inner when field is { FieldType: FieldType.Message, IsMap: false } => Converted(inner, field.MessageType, convert),
            not null when field is { FieldType: FieldType.Enum } => convert(field.EnumType, (string)value!),
            _ => value?.DeepClone(),
        };
        var fields = type.Fields.InDeclarationOrder().ToDictionary(f => f.JsonName);
        return new(from.Select(member => KeyValuePair.Create(member.Key, Value(member.Value, fields.GetValueOrDefault(member.Key)))));
    }

    private static string Proto(EnumDescriptor type, string value) => type.Values.Single(v => Camel(type, v.Name) == value).Name;

    private static string Camel(EnumDescriptor type, string name)
    {
        var prefix = string.Concat(type.Name.Select((c, i) => i > 0 && char.IsAsciiLetterUpper(c) ? "_" + c : $"{c}")).ToUpperInvariant() + "_";
        return Words.Camel(name[prefix.Length..].ToLowerInvariant().Replace('_', '-'));
    }
}
