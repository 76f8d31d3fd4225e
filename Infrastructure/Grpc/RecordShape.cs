using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Infrastructure.Grpc;

/// <summary>How many values a member holds.</summary>
internal enum Form { One, Many, Map }

/// <summary>What one value is in a message: itself, a text, a Timestamp, an enum, a message.</summary>
internal enum Wire { Native, Text, Instant, Enum, Record }

/// <summary>A member of a record as a message carries it.</summary>
/// <param name="Type">The type of one value, without its being nullable, a list or a patch.</param>
/// <param name="Default">What an absent member stands for, where that is not nothing, zero or empty.</param>
/// <param name="Omissible">It has a default, be it zero: who leaves it out means that.</param>
internal sealed record MemberShape(PropertyInfo Property, string JsonName, Form Form, Wire Wire, Type Type, bool Nullable, bool Patched, object? Default, bool Omissible)
{
    public string Name => Texts.Snake(Property.Name);

    /// <summary>The message tells absent from zero.</summary>
    public bool Optional => Form == Form.One && Wire is Wire.Native or Wire.Text && (Nullable || Patched || Default is not null);

    /// <summary>The type that an absent or present value has in the record, without the patch around it.</summary>
    public Type Held => Patched ? Property.PropertyType.GenericTypeArguments[0] : Property.PropertyType;
}

/// <summary>The members of a record and the constructor that makes it.</summary>
internal sealed class RecordShape
{
    private static readonly ConcurrentDictionary<Type, RecordShape> Known = new();

    private RecordShape(Type type)
    {
        if (!Shape.IsRecord(type) || type.IsAbstract) throw new InvalidOperationException($"{type} cannot be a message; it has to be a record.");
        Constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault()
            ?? throw new InvalidOperationException($"{type.FullName} has no public constructor.");
        var properties = Shape.Members(type);
        foreach (var parameter in Constructor.GetParameters())
            if (!properties.Any(p => p.Property.Name == parameter.Name))
                throw new InvalidOperationException($"{type.FullName} has no property for its parameter {parameter.Name}.");
        var probe = Probe(Constructor);
        var omissible = Constructor.GetParameters().Where(p => p.HasDefaultValue).Select(p => p.Name).ToHashSet();
        Members = [.. properties.Select(p => Member(p, probe) with { Omissible = omissible.Contains(p.Property.Name) })];
    }

    public ConstructorInfo Constructor { get; }
    public IReadOnlyList<MemberShape> Members { get; }
    public bool HasPatches => Members.Any(m => m.Patched);

    public static RecordShape Of(Type type) => Known.GetOrAdd(type, static t => new(t));

    private static MemberShape Member(Shape.Member member, object? probe)
    {
        var held = member.Property.PropertyType;
        var patched = held.IsAssignableTo(typeof(IPatch));
        if (patched) held = held.GenericTypeArguments[0];
        var type = System.Nullable.GetUnderlyingType(held) ?? held;
        var form = Form.One;
        if (MapValue(type) is { } value) (form, type) = (Form.Map, value);
        else if (Shape.Element(type) is { } element) (form, type) = (Form.Many, element);
        if (form != Form.One && System.Nullable.GetUnderlyingType(type) is not null) throw Unfit(member.Property, "its values may be absent");
        if (form == Form.Many && !held.IsArray && !held.IsAssignableFrom(typeof(List<>).MakeGenericType(type)))
            throw Unfit(member.Property, "a list has to be an IReadOnlyList or an array");
        var shape = new MemberShape(member.Property, member.JsonName, form, WireOf(member.Property, type), type, member.Nullable, patched, null, Omissible: false);
        return shape with { Default = form == Form.One && !patched && probe is not null ? Significant(member.Property.GetValue(probe)) : null };
    }

    private static Wire WireOf(PropertyInfo property, Type type) =>
        TextForms.Find(property, type) is not null ? Wire.Text
        : type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(long) ? Wire.Native
        : type == typeof(DateTimeOffset) ? Wire.Instant
        : type.IsEnum && !type.IsDefined(typeof(FlagsAttribute)) ? Wire.Enum
        : Shape.IsRecord(type) ? Wire.Record
        : throw Unfit(property, $"{type} has no form in a message");

    private static Type? MapValue(Type type)
    {
        if (!type.IsAssignableTo(typeof(IEnumerable)) || !type.IsGenericType || type.GenericTypeArguments.Length != 2) return null;
        var (key, value) = (type.GenericTypeArguments[0], type.GenericTypeArguments[1]);
        return key == typeof(string) && type.IsAssignableFrom(typeof(Dictionary<,>).MakeGenericType(key, value)) ? value : null;
    }

    /// <summary>The record with every parameter at its default, to learn what absent members stand for.</summary>
    private static object? Probe(ConstructorInfo constructor)
    {
        try
        {
            return constructor.Invoke([.. constructor.GetParameters().Select(p => !p.HasDefaultValue ? null
                : System.Nullable.GetUnderlyingType(p.ParameterType) is { IsEnum: true } type && p.DefaultValue is { } number ? Enum.ToObject(type, number) : p.DefaultValue)]);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }

    private static object? Significant(object? value) => value switch
    {
        null or "" => null,
        ValueType zero when zero.Equals(Activator.CreateInstance(zero.GetType())) => null,
        _ => value,
    };

    private static InvalidOperationException Unfit(PropertyInfo property, string why) => new($"{property.DeclaringType!.FullName}.{property.Name} cannot be a field: {why}.");
}
