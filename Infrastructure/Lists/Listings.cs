using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Waybill.Infrastructure.Lists;

/// <summary>Every listing of the program, by its name, as soon as the slice that holds it has been touched.</summary>
public static class Listings
{
    private const BindingFlags Statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
    private static readonly ConcurrentDictionary<string, Listing> ByName = new(StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, Listing> All => ByName;

    /// <summary>Touches every slice of these assemblies that holds a listing, so that All is complete.</summary>
    public static void Load(params IEnumerable<Assembly> assemblies)
    {
        foreach (var type in assemblies.SelectMany(a => a.GetTypes()))
            if (!type.ContainsGenericParameters && FieldOf(type) is not null) RuntimeHelpers.RunClassConstructor(type.TypeHandle);
    }

    /// <summary>The listing of the operation that takes this type of request: the static field of its slice.</summary>
    public static Listing? Of(Type request) => request.DeclaringType is { } slice ? (Listing?)FieldOf(slice)?.GetValue(null) : null;

    internal static void Add(Listing listing)
    {
        if (!ByName.TryAdd(listing.Name, listing)) throw new InvalidOperationException($"Two listings are named {listing.Name}.");
    }

    private static FieldInfo? FieldOf(Type slice) => slice.GetFields(Statics).FirstOrDefault(f => f.FieldType.IsAssignableTo(typeof(Listing)));
}
