using System.Reflection;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Rest;

namespace Waybill.Api.Docs;

/// <summary>
/// What the schemas are called: a slice's Command is CreateCustomerCommand, its page of rows ListCustomersPage. A record that goes both ways
/// is two schemas, and the one that comes in ends in Input; records of two features that share a name begin with their feature.
/// </summary>
internal sealed class SchemaNames(OperationCatalogue catalogue)
{
    private static readonly (string Generic, string Part)[] Swallowed = [("Page", "Row"), ("Batch", "Command"), ("BatchResult", "Result"), ("BatchItem", "Result")];
    private readonly HashSet<Type> answered = Answered(catalogue);
    private readonly Dictionary<string, Type> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<(Type, bool), string> given = [];

    public string Of(Type type, Side side)
    {
        var both = side == Side.Request && Shape.IsRecord(type) && type != typeof(Infrastructure.Values.Money) && answered.Contains(type);
        if (given.TryGetValue((type, both), out var known)) return known;
        var name = Name(type) + (both ? "Input" : "");
        if (taken.TryGetValue(name, out var other) && other != type) name = type.Namespace!.Split('.')[^1] + name;
        if (!taken.TryAdd(name, type)) throw new InvalidOperationException($"{type.FullName} and {taken[name].FullName} are both called {name}.");
        return given[(type, both)] = name;
    }

    private static string Name(Type type)
    {
        if (!type.IsGenericType) return type.DeclaringType is { } slice ? slice.Name + type.Name : type.Name;
        var generic = type.Name.Split('`')[0];
        var argument = type.GenericTypeArguments[0];
        var whole = Name(argument);
        return (argument.IsNested && Swallowed.Contains((generic, argument.Name)) ? whole[..^argument.Name.Length] : whole) + generic;
    }

    private static HashSet<Type> Answered(OperationCatalogue catalogue)
    {
        var found = new HashSet<Type>();
        foreach (var operation in catalogue.All) Walk(operation.Result, found);
        return found;
    }

    private static void Walk(Type type, HashSet<Type> found)
    {
        var inner = Shape.Element(type) ?? type;
        if (!Shape.IsRecord(inner) || !found.Add(inner)) return;
        foreach (var property in inner.GetProperties(BindingFlags.Public | BindingFlags.Instance)) Walk(property.PropertyType, found);
    }
}
