using System.Reflection;
using System.Text;
using Google.Protobuf.Reflection;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Infrastructure.Grpc;

/// <summary>
/// Writes the protos from the records. A field or enum value that the compiled protos know keeps its number for ever, a new one gets the next,
/// and what is gone, or has changed its type, leaves its number reserved.
/// </summary>
public sealed class ProtoWriter
{
    /// <summary>The package of the API's protos.</summary>
    public const string Package = "waybill.v1";
    private readonly Contract contract;
    private readonly string csharp;
    private readonly ProtoHistory history;
    private readonly Func<MemberInfo, string?> docs;

    private ProtoWriter(Contract contract, string csharp, ProtoHistory history, Func<MemberInfo, string?> docs) =>
        (this.contract, this.csharp, this.history, this.docs) = (contract, csharp, history, docs);

    /// <summary>Every file, by its path under the root of the protos.</summary>
    /// <param name="catalogue">The operations that become rpcs.</param>
    /// <param name="history">The compiled protos of before, which know the numbers.</param>
    /// <param name="docs">The sentence about a record, a property or an enum's field, if there is one.</param>
    public static IReadOnlyDictionary<string, string> Write(OperationCatalogue catalogue, IReadOnlyList<FileDescriptor> history, Func<MemberInfo, string?>? docs = null,
        string package = Package, string csharp = "Waybill.Protos.V1")
    {
        var writer = new ProtoWriter(new Contract(catalogue, package), csharp, new ProtoHistory(history, package), docs ?? (_ => null));
        return writer.Files();
    }

    /// <summary>Brings the directory up to date: writes what has changed, removes files that nothing belongs to any more, and says what it did.</summary>
    public static IReadOnlyList<string> WriteTo(string root, OperationCatalogue catalogue, IReadOnlyList<FileDescriptor> history, Func<MemberInfo, string?>? docs = null)
    {
        var done = new List<string>();
        var files = Write(catalogue, history, docs);
        var folder = Directory.CreateDirectory(Path.Combine(root, Package.Replace('.', '/')));
        foreach (var (path, text) in files)
        {
            var full = Path.Combine(root, path);
            if (File.Exists(full) && File.ReadAllText(full) == text) continue;
            File.WriteAllText(full, text);
            done.Add("wrote " + path);
        }
        foreach (var stale in folder.GetFiles("*.proto").Where(f => !files.Keys.Any(p => Path.GetFileName(p) == f.Name)))
        {
            stale.Delete();
            done.Add("removed " + stale.Name);
        }
        return done;
    }

    private SortedDictionary<string, string> Files()
    {
        var types = contract.Messages.Concat<ProtoType>(contract.Enums).ToLookup(t => t.File);
        var rpcs = contract.Rpcs.ToLookup(r => r.Request.File);
        var paths = types.Select(g => g.Key).ToList();
        var imports = paths.ToDictionary(p => p, p => Imports([.. types[p].OfType<ProtoMessage>()], rpcs[p], p));
        foreach (var path in paths) RefuseCircle(path, imports, []);
        return new(paths.ToDictionary(p => p, p => FileText(imports[p], rpcs[p], types[p])), StringComparer.Ordinal);
    }

    private static SortedSet<string> Imports(IReadOnlyList<ProtoMessage> messages, IEnumerable<ProtoRpc> rpcs, string self)
    {
        var imports = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var field in messages.SelectMany(m => m.Fields))
        {
            if (field.Type.EndsWith("google.protobuf.FieldMask", StringComparison.Ordinal)) imports.Add("google/protobuf/field_mask.proto");
            if (field.Member?.Wire == Wire.Instant) imports.Add("google/protobuf/timestamp.proto");
            if (field.Of is { } of) imports.Add(of.File);
        }
        foreach (var rpc in rpcs) imports.UnionWith([rpc.Request.File, rpc.Response.File]);
        imports.Remove(self);
        return imports;
    }

    private static void RefuseCircle(string path, Dictionary<string, SortedSet<string>> imports, IReadOnlyList<string> above)
    {
        if (above.Contains(path)) throw new InvalidOperationException("The protos import each other in a circle: " + string.Join(" > ", above.Append(path)));
        foreach (var next in imports.GetValueOrDefault(path) ?? []) RefuseCircle(next, imports, [.. above, path]);
    }

    private string FileText(SortedSet<string> imports, IEnumerable<ProtoRpc> rpcs, IEnumerable<ProtoType> types)
    {
        var text = new StringBuilder("// Written from the records by `dotnet run --project Api -- protos`: change the records, not this file.\n");
        text.Append($"syntax = \"proto3\";\n\npackage {contract.Package};\n\n");
        foreach (var import in imports) text.Append($"import \"{import}\";\n");
        if (imports.Count > 0) text.Append('\n');
        text.Append($"option csharp_namespace = \"{csharp}\";\n");
        foreach (var service in rpcs.GroupBy(r => r.Operation.Service)) Service(text, service);
        foreach (var message in types.OfType<ProtoMessage>().OrderBy(m => m.Name, StringComparer.Ordinal)) Message(text, message);
        foreach (var one in types.OfType<ProtoEnum>().OrderBy(e => e.Name, StringComparer.Ordinal)) Enum(text, one);
        return text.ToString();
    }

    private static void Service(StringBuilder text, IGrouping<string, ProtoRpc> service)
    {
        text.Append($"\nservice {service.Key} {{\n");
        foreach (var rpc in service)
        {
            Comment(text, "  ", rpc.Operation.Summary);
            text.Append($"  rpc {rpc.Operation.Name}({rpc.Request.Name}) returns ({(rpc.Operation.Streams ? "stream " : "")}{rpc.Response.Name});\n");
        }
        text.Append("}\n");
    }

    private void Message(StringBuilder text, ProtoMessage message)
    {
        text.Append('\n');
        Comment(text, "", docs(message.Type));
        var (numbers, reserved) = history.Of(message);
        text.Append($"message {message.Name} {{\n");
        foreach (var line in reserved) text.Append($"  {line}\n");
        foreach (var field in message.Fields)
        {
            Comment(text, "  ", field.Member is null ? "The members to change; without it, those that are present." : docs(field.Member.Property));
            text.Append($"  {field.Text} {field.Name} = {numbers[field.Name]};\n");
        }
        text.Append("}\n");
    }

    private void Enum(StringBuilder text, ProtoEnum one)
    {
        text.Append('\n');
        Comment(text, "", docs(one.Type));
        var (numbers, reserved) = history.Of(one);
        text.Append($"enum {one.Name} {{\n");
        foreach (var line in reserved) text.Append($"  {line}\n");
        text.Append($"  {one.Unspecified} = 0;\n");
        foreach (var member in one.Members)
        {
            Comment(text, "  ", docs(member));
            text.Append($"  {one.ValueName(member.Name)} = {numbers[one.ValueName(member.Name)]};\n");
        }
        text.Append("}\n");
    }

    private static void Comment(StringBuilder text, string indent, string? sentence)
    {
        foreach (var line in (sentence ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) text.Append($"{indent}// {line}\n");
    }
}
