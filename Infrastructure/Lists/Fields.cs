using System.Text.Json.Nodes;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Lists;

/// <summary>Leaves in an answer only the fields that were asked for: <c>fields=id,number,customer.name,lines.quantity</c>.</summary>
public static class SparseFields
{
    /// <summary>Takes everything else out of the answer. In a page the paths are those of its items, and the token and count stay.</summary>
    public static void Prune(JsonNode answer, string fields, Type resultType, Caller caller)
    {
        var isPage = resultType.IsGenericType && resultType.GetGenericTypeDefinition() == typeof(Page<>);
        var asked = Read(fields, isPage ? resultType.GenericTypeArguments[0] : Shape.Element(resultType) ?? resultType, caller);
        Keep(isPage ? answer["items"] : answer, asked);
    }

    private static Asked Read(string fields, Type type, Caller caller)
    {
        var root = new Asked();
        foreach (var path in fields.Split(',', StringSplitOptions.TrimEntries))
        {
            var (asked, inside) = (root, type);
            foreach (var name in path.Split('.'))
            {
                var member = Members(inside).FirstOrDefault(m => m.JsonName == name) ?? throw PlatformRefusals.BadFields.At("/fields", ("field", path));
                if (member.Find<FieldClassAttribute>() is { } secrecy && !caller.Sees(secrecy)) throw PlatformRefusals.FieldForbidden.Because(("field", path));
                inside = Shape.Element(member.Property.PropertyType) ?? member.Property.PropertyType;
                asked = asked.Deeper(name);
            }
            asked.Whole = true;
        }
        return root;
    }

    private static IReadOnlyList<Shape.Member> Members(Type type) => Shape.IsRecord(type) ? Shape.Members(type) : [];

    private static void Keep(JsonNode? node, Asked asked)
    {
        if (asked.Whole) return;
        if (node is JsonArray many)
            foreach (var item in many) Keep(item, asked);
        if (node is not JsonObject one) return;
        foreach (var (name, value) in one.ToList())
        {
            if (asked.Find(name) is { } deeper) Keep(value, deeper);
            else one.Remove(name);
        }
    }

    private sealed class Asked
    {
        private readonly Dictionary<string, Asked> members = new(StringComparer.Ordinal);

        public bool Whole { get; set; }

        public Asked? Find(string name) => members.GetValueOrDefault(name);

        public Asked Deeper(string name) => members.TryGetValue(name, out var known) ? known : members[name] = new();
    }
}
