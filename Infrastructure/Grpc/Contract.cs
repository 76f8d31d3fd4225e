using System.Reflection;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Infrastructure.Grpc;

/// <summary>A message type or an enum of the contract, with the operation that first needs it.</summary>
internal abstract record ProtoType(string Name, Type Type, string File, string UsedBy);

/// <inheritdoc/>
internal sealed record ProtoMessage(string Name, Type Type, string File, string UsedBy) : ProtoType(Name, Type, File, UsedBy)
{
    public List<ProtoField> Fields { get; } = [];
}

/// <inheritdoc/>
internal sealed record ProtoEnum(string Name, Type Type, string File, string UsedBy) : ProtoType(Name, Type, File, UsedBy)
{
    public string Prefix => ProtoNames.Upper(Name) + "_";
    public string Unspecified => Prefix + "UNSPECIFIED";
    public IEnumerable<FieldInfo> Members => Type.GetFields(BindingFlags.Public | BindingFlags.Static);
    public string ValueName(string member) => Prefix + ProtoNames.Upper(member);
}

/// <summary>A field: its name, its type and label as a .proto writes them, and the member it carries; the update mask carries none.</summary>
internal sealed record ProtoField(string Name, string Label, string Type, MemberShape? Member = null, ProtoType? Of = null)
{
    public const string MaskName = "update_mask";
    public string Text => Label == "" ? Type : $"{Label} {Type}";
}

/// <summary>An rpc of a service.</summary>
internal sealed record ProtoRpc(Operation Operation, ProtoMessage Request, ProtoMessage Response);

/// <summary>The protos as the operations' records imply them: what the writer writes and the check expects.</summary>
internal sealed class Contract
{
    private readonly OperationCatalogue catalogue;
    private readonly Dictionary<string, ProtoType> types = [];

    public Contract(OperationCatalogue catalogue, string package)
    {
        (this.catalogue, Package) = (catalogue, package);
        Rpcs = [.. catalogue.All.Concat(catalogue.Streams).Select(o => new ProtoRpc(o, Request(o), Response(o)))];
    }

    public string Package { get; }
    public IReadOnlyList<ProtoRpc> Rpcs { get; }
    public IEnumerable<ProtoMessage> Messages => types.Values.OfType<ProtoMessage>();
    public IEnumerable<ProtoEnum> Enums => types.Values.OfType<ProtoEnum>();

    /// <summary>The file of a feature, or of what belongs to no feature.</summary>
    public string File(string? feature) => $"{Package.Replace('.', '/')}/{(feature is null ? Package.Split('.')[0] : Texts.Snake(feature))}.proto";

    private ProtoMessage Request(Operation operation) => Message(operation, operation.Request, operation.Name + "Request", File(operation.Feature));

    private ProtoMessage Response(Operation operation) => Message(operation, operation.Result, operation.Name + "Response", File(operation.Feature));

    private ProtoMessage Message(Operation operation, Type type, string name, string file)
    {
        if (Known(name, type, operation) is { } known) return (ProtoMessage)known;
        var shape = Explained(operation, () => RecordShape.Of(type));
        var message = new ProtoMessage(name, type, file, operation.Name);
        types.Add(name, message);
        message.Fields.AddRange(shape.Members.Select(m => Field(operation, m)));
        if (shape.HasPatches) message.Fields.Add(new(ProtoField.MaskName, "", "google.protobuf.FieldMask"));
        return message;
    }

    private ProtoField Field(Operation operation, MemberShape member)
    {
        ProtoType? of = member.Wire switch { Wire.Enum => Enum(operation, member.Type), Wire.Record => Nested(operation, member.Type), _ => null };
        var type = of?.Name ?? (member.Wire == Wire.Instant ? "google.protobuf.Timestamp"
            : member.Type == typeof(bool) ? "bool" : member.Type == typeof(int) ? "int32" : member.Type == typeof(long) ? "int64" : "string");
        return member.Form switch
        {
            Form.Many => new(member.Name, "repeated", type, member, of),
            Form.Map => new(member.Name, "", $"map<string, {type}>", member, of),
            _ => new(member.Name, member.Optional ? "optional" : "", type, member, of),
        };
    }

    private ProtoEnum Enum(Operation operation, Type type)
    {
        var name = Explained(operation, () => ProtoNames.Of(type));
        if (Known(name, type, operation) is { } known) return (ProtoEnum)known;
        var one = new ProtoEnum(name, type, FileOf(operation, type), operation.Name);
        types.Add(name, one);
        return one;
    }

    /// <summary>A record inside another: an operation's own request and a batch's items keep the operation's names.</summary>
    private ProtoMessage Nested(Operation operation, Type type)
    {
        if (catalogue.Find(type) is { } owner) return Request(owner);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(BatchItem<>)) return Message(operation, type, operation.Name + "Item", File(operation.Feature));
        if (operation.Verb == Verb.Batch && catalogue.Find(operation.Request.GenericTypeArguments[0]) is { } one && one.Result == type) return Response(one);
        return Message(operation, type, Explained(operation, () => ProtoNames.Of(type)), FileOf(operation, type));
    }

    private ProtoType? Known(string name, Type type, Operation operation)
    {
        if (!types.TryGetValue(name, out var known)) return null;
        return known.Type == type ? known
            : throw new InvalidOperationException($"{operation.Name}: {type.FullName} and {known.Type.FullName} (of {known.UsedBy}) would both be called {name}.");
    }

    private string FileOf(Operation operation, Type type)
    {
        var parts = (type.Namespace ?? "").Split('.');
        var at = Array.IndexOf(parts, "Features");
        return at >= 0 && at + 1 < parts.Length ? File(parts[at + 1])
            : type.Assembly == typeof(Operation).Assembly ? File(null) : File(operation.Feature);
    }

    private static T Explained<T>(Operation operation, Func<T> find)
    {
        try
        {
            return find();
        }
        catch (InvalidOperationException fault)
        {
            throw new InvalidOperationException($"{operation.Name}: {fault.Message}", fault);
        }
    }
}

/// <summary>Names of CLR types and members as protos write them.</summary>
internal static class ProtoNames
{
    public static string Upper(string name) => System.Text.Json.JsonNamingPolicy.SnakeCaseUpper.ConvertName(name);

    /// <summary>A nested type is called by its slice and itself, without saying the same words twice: CreateOrder.OrderLine is CreateOrderLine.</summary>
    public static string Of(Type type)
    {
        if (type.IsGenericType) throw new InvalidOperationException($"{type} is generic and has no name of its own in a proto.");
        if (type.DeclaringType is not { } outer) return type.Name;
        var (before, after) = (Words(Of(outer)), Words(type.Name));
        var shared = Enumerable.Range(0, Math.Min(before.Length, after.Length) + 1).Last(n => before.TakeLast(n).SequenceEqual(after.Take(n)));
        return string.Concat(before.Concat(after.Skip(shared)));
    }

    private static string[] Words(string name) => System.Text.RegularExpressions.Regex.Split(name, "(?<=[a-z0-9])(?=[A-Z])");
}
