using Google.Protobuf.Reflection;

namespace Waybill.Infrastructure.Grpc;

/// <summary>Compares the compiled protos with the records, so that no field is dropped, added, or given another meaning unnoticed.</summary>
internal sealed class ContractCheck
{
    private readonly Contract contract;
    private readonly List<string> problems = [];
    private readonly Dictionary<string, MessageDescriptor> messages;
    private readonly Dictionary<string, EnumDescriptor> enums;
    private readonly Dictionary<string, ServiceDescriptor> services;

    private ContractCheck(Contract contract, IReadOnlyList<FileDescriptor> descriptors)
    {
        this.contract = contract;
        var files = descriptors.Where(f => f.Package == contract.Package).ToList();
        messages = files.SelectMany(f => f.MessageTypes).ToDictionary(m => m.Name);
        enums = files.SelectMany(f => f.EnumTypes).ToDictionary(e => e.Name);
        services = files.SelectMany(f => f.Services).ToDictionary(s => s.Name);
    }

    /// <summary>Stops the program at any disagreement, naming the operation and the field.</summary>
    public static void Run(Contract contract, IReadOnlyList<FileDescriptor> descriptors)
    {
        var check = new ContractCheck(contract, descriptors);
        foreach (var rpc in contract.Rpcs) check.Rpc(rpc);
        check.UnmappedRpcs();
        foreach (var message in contract.Messages) check.Message(message);
        foreach (var one in contract.Enums) check.Enum(one);
        if (check.problems.Count > 0)
            throw new InvalidOperationException("The protos and the records disagree; write the protos anew.\n- " + string.Join("\n- ", check.problems));
    }

    /// <summary>The label and type of a field as a .proto of this package writes them.</summary>
    public static (string Label, string Type) TextOf(FieldDescriptor field)
    {
        if (field.IsMap) return ("", $"map<{Single(field.MessageType.Fields[1])}, {Single(field.MessageType.Fields[2])}>");
        return (field.IsRepeated ? "repeated" : field.ContainingOneof is { IsSynthetic: true } ? "optional" : "", Single(field));
    }

    private static string Single(FieldDescriptor field)
    {
        var name = field.FieldType switch
        {
            FieldType.Message => field.MessageType.FullName,
            FieldType.Enum => field.EnumType.FullName,
            _ => field.FieldType.ToString().ToLowerInvariant(),
        };
        var package = field.File.Package + ".";
        return name.StartsWith(package, StringComparison.Ordinal) ? name[package.Length..] : name;
    }

    private void Rpc(ProtoRpc rpc)
    {
        var (operation, service) = (rpc.Operation, services.GetValueOrDefault(rpc.Operation.Service));
        if (service?.FindMethodByName(operation.Name) is not { } method)
        {
            problems.Add($"{operation.Name}: {operation.Service} has no such rpc.");
            return;
        }
        if (method.IsClientStreaming || method.IsServerStreaming != operation.Streams) problems.Add($"{operation.Name}: the rpc is {(operation.Streams ? "no server stream" : "a stream")}.");
        var (takes, answers) = (method.InputType.FullName, method.OutputType.FullName);
        if (takes != $"{contract.Package}.{rpc.Request.Name}") problems.Add($"{operation.Name}: the rpc takes {takes}, not {rpc.Request.Name}.");
        if (answers != $"{contract.Package}.{rpc.Response.Name}") problems.Add($"{operation.Name}: the rpc answers {answers}, not {rpc.Response.Name}.");
    }

    private void UnmappedRpcs()
    {
        var mapped = contract.Rpcs.Select(r => (r.Operation.Service, r.Operation.Name)).ToHashSet();
        foreach (var method in services.Values.SelectMany(s => s.Methods))
            if (!mapped.Contains((method.Service.Name, method.Name))) problems.Add($"{method.Service.Name}.{method.Name}: no operation stands behind the rpc.");
    }

    private void Message(ProtoMessage message)
    {
        var at = $"{message.UsedBy}: {message.Name}";
        if (!messages.TryGetValue(message.Name, out var compiled))
        {
            problems.Add($"{at} is not in the protos.");
            return;
        }
        foreach (var field in message.Fields)
        {
            if (compiled.FindFieldByName(field.Name) is not { } found) problems.Add($"{at}.{field.Name} is not in the protos.");
            else if (TextOf(found) is var (label, type) && (label, type) != (field.Label, field.Type))
                problems.Add($"{at}.{field.Name} is '{$"{label} {type}".TrimStart()}' in the protos and '{field.Text}' by the record.");
        }
        foreach (var extra in compiled.Fields.InDeclarationOrder())
            if (!message.Fields.Exists(f => f.Name == extra.Name)) problems.Add($"{at}.{extra.Name} is in the protos and not in {message.Type.FullName}.");
    }

    private void Enum(ProtoEnum one)
    {
        var at = $"{one.UsedBy}: {one.Name}";
        if (!enums.TryGetValue(one.Name, out var compiled))
        {
            problems.Add($"{at} is not in the protos.");
            return;
        }
        var expected = one.Members.Select(m => one.ValueName(m.Name)).ToHashSet();
        if (compiled.FindValueByNumber(0)?.Name != one.Unspecified || !expected.Add(one.Unspecified))
            problems.Add($"{at} needs {one.Unspecified} = 0, which no member of the enum may be.");
        foreach (var name in expected)
            if (compiled.FindValueByName(name) is null) problems.Add($"{at}.{name} is not in the protos.");
        foreach (var value in compiled.Values)
            if (!expected.Contains(value.Name)) problems.Add($"{at}.{value.Name} is in the protos and not in {one.Type.FullName}.");
    }
}
