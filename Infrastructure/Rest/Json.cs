using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Infrastructure.Rest;

/// <summary>
/// JSON as the API speaks it: camelCase, enums and decimals as strings, no unknown fields, nulls left out.
/// What stands in the route or in If-Match is not part of a body.
/// </summary>
public static class Json
{
    /// <summary>For requests, answers and stored answers.</summary>
    public static JsonSerializerOptions Options { get; } = Configure(new(JsonSerializerDefaults.Web));

    /// <summary>For answers kept for a retry: without what is shown once.</summary>
    public static JsonSerializerOptions Stored { get; } = WithoutSecrets(Configure(new(JsonSerializerDefaults.Web)));

    /// <summary>The options given, with the API's conventions, without the members that each operation takes from elsewhere.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options, OperationCatalogue? catalogue = null)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = 32;
        options.AllowDuplicateProperties = false;
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new EnumText());
        options.Converters.Add(new DecimalText());
        options.Converters.Add(new InstantText());
        options.Converters.Add(new MoneyText());
        options.Converters.Add(new PatchJson());
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers = { RequireWhatIsNotNullable, LeaveOutUnsetPatches, info => LeaveOutElsewhere(info, catalogue) },
        };
        return options;
    }

    private static void RequireWhatIsNotNullable(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object) return;
        foreach (var property in info.Properties)
            if (property.AssociatedParameter is { } parameter)
                property.IsRequired = !parameter.HasDefaultValue && !parameter.IsNullable && Nullable.GetUnderlyingType(parameter.ParameterType) is null;
    }

    private static void LeaveOutUnsetPatches(JsonTypeInfo info)
    {
        foreach (var property in info.Properties)
            if (property.PropertyType.IsAssignableTo(typeof(IPatch))) property.ShouldSerialize = (_, value) => value is IPatch { IsSet: true };
    }

    private static void LeaveOutElsewhere(JsonTypeInfo info, OperationCatalogue? catalogue)
    {
        if (catalogue?.Find(info.Type) is not { } operation) return;
        foreach (var property in info.Properties)
            if (operation.RouteMembers.Contains(property.Name) || (operation.NeedsVersion && property.Name == "version"))
                (property.Name, property.IsRequired) = (Elsewhere + property.Name, false);
    }

    /// <summary>Marks, in a request's contract, the name of a member that comes from the route or a header; no body can name it.</summary>
    public const string Elsewhere = "\0";

    private static JsonSerializerOptions WithoutSecrets(JsonSerializerOptions options)
    {
        options.TypeInfoResolver = options.TypeInfoResolver!.WithAddedModifier(info =>
        {
            foreach (var property in info.Properties)
                if (property.AttributeProvider?.IsDefined(typeof(ShownOnceAttribute), false) == true) property.ShouldSerialize = (_, _) => false;
        });
        return options;
    }

    /// <summary>One of the names as they are documented: no number, no list, no other case.</summary>
    private sealed class EnumText : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

        private sealed class Of<T> : JsonConverter<T> where T : struct, Enum
        {
            private static readonly FrozenDictionary<string, T> ByName = Enum.GetNames<T>().ToFrozenDictionary(name => Texts.Camel(name), name => Enum.Parse<T>(name), StringComparer.Ordinal);
            private static readonly FrozenDictionary<T, JsonEncodedText> Names = Enum.GetValues<T>().Distinct().ToFrozenDictionary(one => one, one => JsonEncodedText.Encode(Texts.Of(one)));

            public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
                reader.TokenType == JsonTokenType.String ? Named(reader.GetString()) : throw new JsonException("expected a name");

            public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Named(reader.GetString());

            public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(NameOf(value));

            public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(NameOf(value));

            private static T Named(string? name) => name is not null && ByName.TryGetValue(name, out var value) ? value : throw new JsonException("expected one of the names");

            private static JsonEncodedText NameOf(T value) => Names.TryGetValue(value, out var name) ? name : throw new JsonException($"{value} is no {typeof(T).Name}");
        }
    }

    private sealed class DecimalText : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Texts.TryDecimal(reader.GetString(), out var value) ? value : throw new JsonException("expected a decimal string");

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteStringValue(Texts.Of(value));
    }

    private sealed class InstantText : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && reader.GetString() is { } text && text.Contains('T') && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 10)
                && reader.TryGetDateTimeOffset(out var value) ? value.ToUniversalTime() : throw new JsonException("expected an RFC 3339 instant");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Texts.Of(value));
    }

    private sealed class MoneyText : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var raw = JsonSerializer.Deserialize<Raw>(ref reader, options)!;
            if (raw.Currency.Length != 3 || raw.Currency.Any(c => c is < 'A' or > 'Z')) throw new JsonException("expected an ISO 4217 currency code");
            return new(raw.Amount, raw.Currency);
        }

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("amount", Texts.OfMoney(value.Amount));
            writer.WriteString("currency", value.Currency);
            writer.WriteEndObject();
        }

        private sealed record Raw(decimal Amount, string Currency);
    }

    private sealed class PatchJson : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Patch<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GenericTypeArguments))!;

        private sealed class Of<T> : JsonConverter<Patch<T>>
        {
            public override bool HandleNull => true;

            public override Patch<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
                new(JsonSerializer.Deserialize<T>(ref reader, options)!);

            public override void Write(Utf8JsonWriter writer, Patch<T> value, JsonSerializerOptions options) =>
                JsonSerializer.Serialize(writer, ((IPatch)value).Value, options);
        }
    }
}
