using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Infrastructure.Pipeline;

/// <summary>
/// The shape of a request: the data annotations on its members, checked at any depth, all faults at once, each with its JSON pointer.
/// A string without a limit of its own has 200 characters at most, a list 200 items.
/// </summary>
public static class Shape
{
    /// <summary>The most characters of a string without a limit of its own.</summary>
    public const int DefaultLength = 200;
    private const int DefaultItems = 200;
    private const int MostFaults = 1000;
    private static readonly ConcurrentDictionary<Type, Member[]> MembersOf = new();
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>A member of a request or answer with what is annotated on it, whether on the property or on the record's parameter.</summary>
    public sealed record Member(PropertyInfo Property, string JsonName, bool Nullable, IReadOnlyList<Attribute> Attributes)
    {
        public T? Find<T>() where T : Attribute => Attributes.OfType<T>().FirstOrDefault();

        /// <summary>The type of its value: what a merge patch may set it to, if it is part of one.</summary>
        public Type ValueType { get; } = Property.PropertyType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Patch<>) ? type.GenericTypeArguments[0] : Property.PropertyType;
        public int? MaxLength => ValueType != typeof(string) ? null : Find<MaxLengthAttribute>()?.Length ?? Find<StringLengthAttribute>()?.MaximumLength ?? DefaultLength;
        public int? MaxItems => Element(ValueType) is null ? null : Find<MaxLengthAttribute>()?.Length ?? DefaultItems;
    }

    /// <summary>The members of a record, in the order of declaration, base first.</summary>
    public static IReadOnlyList<Member> Members(Type type) => MembersOf.GetOrAdd(type, static t =>
    {
        var parameters = t.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault()?.GetParameters() ?? [];
        return [.. t.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && p.SetMethod is not null)
            .Select(p => new Member(p, Texts.Camel(p.Name), IsNullable(p),
                [.. p.GetCustomAttributes(), .. parameters.FirstOrDefault(a => a.Name == p.Name)?.GetCustomAttributes() ?? []]))];
    });

    /// <summary>Refuses with every fault there is.</summary>
    public static void Check(object request)
    {
        var faults = new List<Fault>();
        Walk(request, "", faults);
        if (faults.Count > 0) throw Refusal.Of(faults);
    }

    /// <summary>Checks one member's value, without going into it.</summary>
    public static void CheckMember(Member member, object? value, string pointer, List<Fault> faults)
    {
        if (value is null)
        {
            if (!member.Nullable || member.Find<RequiredAttribute>() is not null) faults.Add(ShapeRefusals.Required.Fault(pointer));
            return;
        }
        if (value is Guid id && id == Guid.Empty) faults.Add(ShapeRefusals.Required.Fault(pointer));
        if (value is string text) CheckText(text, Least(member), member.MaxLength ?? DefaultLength, pointer, faults);
        if (value is ICollection many) CheckCount(member, many.Count, pointer, faults);
        foreach (var rule in member.Attributes.OfType<ValidationAttribute>())
            if (rule is not (MaxLengthAttribute or MinLengthAttribute or StringLengthAttribute or RequiredAttribute) && !rule.IsValid(value))
                faults.Add(Fault(rule, pointer));
    }

    /// <summary>The type of a collection's items, or null where the type is none.</summary>
    public static Type? Element(Type type) => type == typeof(string) || !type.IsAssignableTo(typeof(IEnumerable)) ? null
        : type.IsArray ? type.GetElementType() : type.GetGenericArguments().FirstOrDefault();

    /// <summary>One of our own records, with members to go into.</summary>
    public static bool IsRecord(Type type) => type.IsClass && type != typeof(string) && type.Namespace?.StartsWith("Waybill", StringComparison.Ordinal) == true;

    private static void Walk(object request, string pointer, List<Fault> faults)
    {
        foreach (var member in Members(request.GetType()))
        {
            var value = member.Property.GetValue(request);
            if (value is IPatch patch)
            {
                if (!patch.IsSet) continue;
                value = patch.Value;
            }
            var at = $"{pointer}/{member.JsonName}";
            CheckMember(member, value, at, faults);
            if (value is null) continue;
            if (IsRecord(value.GetType())) Walk(value, at, faults);
            else if (value is not string && value is IEnumerable many)
            {
                var index = 0;
                foreach (var item in many)
                {
                    if (item is null) faults.Add(ShapeRefusals.Required.Fault($"{at}/{index}"));
                    else if (item is string text) CheckText(text, least: 1, DefaultLength, $"{at}/{index}", faults);
                    else if (IsRecord(item.GetType())) Walk(item, $"{at}/{index}", faults);
                    if (faults.Count >= MostFaults) return;
                    index++;
                }
            }
        }
        if (request is IValidatableObject self)
            foreach (var result in self.Validate(new ValidationContext(request)))
                faults.Add(ShapeRefusals.InvalidValue.Fault($"{pointer}/{string.Join('/', result.MemberNames.Select(Texts.Camel))}", ("expected", result.ErrorMessage)));
    }

    /// <summary>How short a text may be: what is required is not empty.</summary>
    private static int Least(Member member) => member.Find<MinLengthAttribute>()?.Length ?? member.Find<StringLengthAttribute>()?.MinimumLength ?? (member.Nullable ? 0 : 1);

    private static void CheckText(string text, int least, int most, string pointer, List<Fault> faults)
    {
        if (text.Length > most) faults.Add(ShapeRefusals.TooLong.Fault(pointer, ("max", most)));
        else if (least > 0 && string.IsNullOrWhiteSpace(text)) faults.Add(ShapeRefusals.Required.Fault(pointer));
        else if (text.Length < least) faults.Add(ShapeRefusals.TooShort.Fault(pointer, ("min", least)));
        if (!Texts.IsStorable(text)) faults.Add(ShapeRefusals.InvalidCharacter.Fault(pointer));
    }

    private static void CheckCount(Member member, int count, string pointer, List<Fault> faults)
    {
        var max = member.MaxItems ?? DefaultItems;
        var min = member.Find<MinLengthAttribute>()?.Length ?? 0;
        if (count > max) faults.Add(ShapeRefusals.TooMany.Fault(pointer, ("max", max)));
        if (count < min) faults.Add(ShapeRefusals.TooFew.Fault(pointer, ("min", min)));
    }

    private static Fault Fault(ValidationAttribute rule, string pointer) => rule switch
    {
        DecimalKindAttribute kind => ShapeRefusals.OutOfRange.Fault(pointer, ("range", kind.Range)),
        RangeAttribute range => ShapeRefusals.OutOfRange.Fault(pointer, ("range", $"{range.Minimum} to {range.Maximum}")),
        RegularExpressionAttribute pattern => ShapeRefusals.InvalidFormat.Fault(pointer, ("format", pattern.Pattern)),
        EmailAddressAttribute => ShapeRefusals.InvalidFormat.Fault(pointer, ("format", "name@example.com")),
        _ => ShapeRefusals.InvalidValue.Fault(pointer, ("expected", rule.FormatErrorMessage(pointer))),
    };

    private static bool IsNullable(PropertyInfo property)
    {
        var type = property.PropertyType;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Patch<>)) return PatchIsNullable(property);
        if (type.IsValueType) return Nullable.GetUnderlyingType(type) is not null;
        lock (Nullability) return Nullability.Create(property).ReadState == NullabilityState.Nullable;
    }

    private static bool PatchIsNullable(PropertyInfo property)
    {
        if (Nullable.GetUnderlyingType(property.PropertyType.GenericTypeArguments[0]) is not null) return true;
        lock (Nullability) return Nullability.Create(property).GenericTypeArguments[0].ReadState == NullabilityState.Nullable;
    }
}
