using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Rest;
using Waybill.Infrastructure.Values;

namespace Waybill.Api.Docs;

/// <summary>Requests are closed and may say null; answers are open to additions and leave absent what they do not have.</summary>
internal enum Side { Request, Answer }

/// <summary>The named schemas of the document, made from the records that requests and answers are, with the rules that the pipeline holds them to.</summary>
internal sealed class Schemas(OperationCatalogue catalogue, RestJson requests, XmlDocs docs)
{
    private const int MostAnswered = 10_000;
    private readonly SchemaNames names = new(catalogue);
    private readonly Dictionary<string, OpenApiSchema> components = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, OpenApiSchema> Components => components;

    public IOpenApiSchema Request(Type type) => Of(type, Side.Request);

    public IOpenApiSchema Answer(Type type) => Of(type, Side.Answer);

    /// <summary>The schema of one member, with what is annotated on it; a parameter cannot be null.</summary>
    public IOpenApiSchema Parameter(Shape.Member member) => Of(member.ValueType, Side.Request, member);

    /// <summary>What a component's reference stands for.</summary>
    public OpenApiSchema Resolve(IOpenApiSchema schema) => schema as OpenApiSchema ?? components[((OpenApiSchemaReference)schema).Reference.Id!];

    private IOpenApiSchema Of(Type type, Side side, Shape.Member? member = null)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare == typeof(Money)) return Component(bare, side, (_, _) => Scalars.Money());
        if (bare.IsEnum) return Component(bare, side, (t, _) => Enumeration(t));
        if (Shape.IsRecord(bare)) return Component(bare, side, Record);
        if (DictionaryValue(bare) is { } value)
            return new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = Of(value, side), MaxProperties = Shape.DefaultLength };
        if (Shape.Element(bare) is { } element) return Many(element, side, member);
        return Scalars.Of(bare, side, member);
    }

    private OpenApiSchema Many(Type element, Side side, Shape.Member? member)
    {
        var page = member?.Property.DeclaringType?.Name.StartsWith("Page`", StringComparison.Ordinal) == true;
        return new()
        {
            Type = JsonSchemaType.Array, Items = Of(element, side), MinItems = member?.Find<MinLengthAttribute>()?.Length,
            MaxItems = side == Side.Request || page ? member?.MaxItems : MostAnswered,
        };
    }

    private OpenApiSchemaReference Component(Type type, Side side, Func<Type, Side, OpenApiSchema> make)
    {
        var name = names.Of(type, side);
        if (components.TryAdd(name, new OpenApiSchema())) components[name] = make(type, side);
        return new OpenApiSchemaReference(name);
    }

    private OpenApiSchema Enumeration(Type type)
    {
        var values = Enum.GetNames(type).Select(n => (Name: Texts.Camel(n), Said: docs.Of(type, n))).ToList();
        var lines = values.Where(v => v.Said is not null).Select(v => $"\n- `{v.Name}`: {v.Said}");
        return new()
        {
            Type = JsonSchemaType.String, Enum = [.. values.Select(v => (JsonNode)JsonValue.Create(v.Name))],
            Description = (docs.Of(type) ?? Wording.Sentence(Wording.Words(type.Name))) + string.Concat(lines),
        };
    }

    private OpenApiSchema Record(Type type, Side side)
    {
        var options = side == Side.Request ? requests.Options : Json.Options;
        var members = Shape.Members(type).ToDictionary(m => m.JsonName);
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object, Description = Story(type), AdditionalPropertiesAllowed = side == Side.Answer,
            Properties = new Dictionary<string, IOpenApiSchema>(), Required = new HashSet<string>(),
        };
        foreach (var property in options.GetTypeInfo(type).Properties.Where(p => !p.Name.StartsWith(Json.Elsewhere, StringComparison.Ordinal)))
        {
            var member = members.GetValueOrDefault(property.Name);
            var nullable = member?.Nullable ?? property.IsGetNullable;
            var value = Of(member?.ValueType ?? property.PropertyType, side, member);
            schema.Properties[property.Name] = Described(value, property, member, type, side == Side.Request && nullable);
            if (side == Side.Request ? property.IsRequired : !nullable) schema.Required.Add(property.Name);
        }
        return schema;
    }

    private IOpenApiSchema Described(IOpenApiSchema schema, JsonPropertyInfo property, Shape.Member? member, Type owner, bool orNull)
    {
        var info = (property.AttributeProvider as PropertyInfo) ?? member?.Property;
        var description = Wording.Join(info is null ? null : docs.Of(info), Wording.Of(property.Name, owner), member);
        var standard = Default(owner, info);
        if (schema is OpenApiSchemaReference && orNull) schema = new OpenApiSchema { AnyOf = [schema, new OpenApiSchema { Type = JsonSchemaType.Null }] };
        if (schema is OpenApiSchemaReference reference)
        {
            (reference.Description, reference.Default) = (description, standard);
            if (Class(member) is { } secrecy) reference.Extensions = secrecy;
        }
        else if (schema is OpenApiSchema inline)
        {
            (inline.Description, inline.Default, inline.Extensions) = (description, standard, Class(member));
            if (orNull && inline.Type is not null) inline.Type |= JsonSchemaType.Null;
        }
        return schema;
    }

    private static Dictionary<string, IOpenApiExtension>? Class(Shape.Member? member) => member?.Find<FieldClassAttribute>() is { } secrecy
        ? new() { ["x-field-class"] = new JsonNodeExtension(JsonValue.Create(secrecy.Permission["fields.".Length..])) } : null;

    private static JsonNode? Default(Type owner, PropertyInfo? property)
    {
        var parameter = owner.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault()?.GetParameters().FirstOrDefault(p => p.Name == property?.Name);
        return parameter is not { HasDefaultValue: true, DefaultValue: { } value } || property!.PropertyType.IsAssignableTo(typeof(IPatch)) ? null
            : JsonSerializer.SerializeToNode(property.PropertyType.IsEnum ? Enum.ToObject(property.PropertyType, value) : value, property.PropertyType, Json.Options);
    }

    private string Story(Type type) => docs.Of(type) ?? (type.DeclaringType, type.Name) switch
    {
        ({ } slice, "Command" or "Query") when docs.Of(slice) is { } story => story,
        ({ } slice, "Result") => $"What {slice.Name} answers.",
        ({ } slice, "Row") => $"One item of {slice.Name}.",
        _ => Wording.Sentence(Wording.Words(type.Name)),
    };

    private static Type? DictionaryValue(Type type) => type.GetInterfaces().Append(type)
        .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))?.GenericTypeArguments[1];
}
