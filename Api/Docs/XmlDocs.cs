using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Waybill.Api.Docs;

/// <summary>The sentences written over types and members, read from the XML files that the compiler leaves beside the assemblies.</summary>
internal sealed partial class XmlDocs
{
    private readonly Dictionary<string, XElement> members = new(StringComparer.Ordinal);

    public XmlDocs(params IEnumerable<Assembly> assemblies)
    {
        foreach (var file in assemblies.Distinct().Select(a => Path.ChangeExtension(a.Location, ".xml")).Where(File.Exists))
            foreach (var member in XDocument.Load(file).Descendants("member"))
                members.TryAdd(member.Attribute("name")!.Value, member);
    }

    public string? Of(Type type) => Text(Find("T:", type)?.Element("summary"));

    /// <summary>What is said of a property, or of the record's parameter that it comes from.</summary>
    public string? Of(PropertyInfo property)
    {
        var owner = property.DeclaringType!;
        return Text(Find("P:", owner, "." + property.Name)?.Element("summary"))
            ?? Text(Find("T:", owner)?.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == property.Name));
    }

    /// <summary>What is said of one value of an enum.</summary>
    public string? Of(Type type, string value) => Text(Find("F:", type, "." + value)?.Element("summary"));

    private XElement? Find(string kind, Type type, string member = "")
    {
        var whole = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return members.GetValueOrDefault(kind + whole.FullName!.Replace('+', '.') + member);
    }

    private static string? Text(XElement? element)
    {
        if (element is null) return null;
        var text = string.Concat(element.Nodes().Select(Plain));
        return Blanks().Replace(text, " ").Trim() is { Length: > 0 } said ? said : null;
    }

    private static string Plain(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { IsEmpty: true } named => Last(named.Attribute("cref")?.Value ?? named.Attribute("name")?.Value ?? named.Attribute("langword")?.Value ?? ""),
        XElement other => string.Concat(other.Nodes().Select(Plain)),
        _ => "",
    };

    private static string Last(string reference) => reference.Split('(')[0].Split('.', ':')[^1].Split('`')[0];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
