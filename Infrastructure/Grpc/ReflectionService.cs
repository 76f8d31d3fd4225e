using Google.Protobuf.Reflection;
using Waybill.Protos.Health;
using Waybill.Protos.Reflection;

namespace Waybill.Infrastructure.Grpc;

/// <summary>grpc.reflection.v1, and v1alpha, which is the same under an older name: tells tools which services there are and how they are called.</summary>
internal sealed class ReflectionService
{
    private readonly SortedDictionary<string, FileDescriptor> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileDescriptor> symbols = [];
    private readonly ListServiceResponse services = new();

    public ReflectionService(IReadOnlyList<FileDescriptor> descriptors)
    {
        foreach (var file in Own(descriptors)) Add(file);
        services.Service.Add(Services(descriptors).Select(name => new ServiceResponse { Name = name }));
    }

    /// <summary>The full names of all services, the door's own among them.</summary>
    public static IEnumerable<string> Services(IReadOnlyList<FileDescriptor> descriptors) =>
        Own(descriptors).SelectMany(f => f.Services).Select(s => s.FullName).Order(StringComparer.Ordinal);

    public void Map(Action<string, Func<GrpcCall, Task>> map)
    {
        map("grpc.reflection.v1.ServerReflection/ServerReflectionInfo", Talk);
        map("grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", Talk);
    }

    private static IEnumerable<FileDescriptor> Own(IReadOnlyList<FileDescriptor> descriptors) =>
        descriptors.Append(HealthReflection.Descriptor).Append(Protos.Reflection.ReflectionReflection.Descriptor);

    private async Task Talk(GrpcCall call)
    {
        while (await call.Next(ServerReflectionRequest.Parser) is ServerReflectionRequest request) await call.Send(Answer(request));
    }

    private ServerReflectionResponse Answer(ServerReflectionRequest request)
    {
        var answer = new ServerReflectionResponse { ValidHost = request.Host, OriginalRequest = request };
        switch (request.MessageRequestCase)
        {
            case ServerReflectionRequest.MessageRequestOneofCase.ListServices:
                answer.ListServicesResponse = services;
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.FileByFilename when files.TryGetValue(request.FileByFilename, out var file):
                answer.FileDescriptorResponse = WithImports(file);
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.FileContainingSymbol when symbols.TryGetValue(request.FileContainingSymbol.TrimStart('.'), out var file):
                answer.FileDescriptorResponse = WithImports(file);
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.AllExtensionNumbersOfType when symbols.ContainsKey(request.AllExtensionNumbersOfType):
                answer.AllExtensionNumbersResponse = new() { BaseTypeName = request.AllExtensionNumbersOfType };
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.None:
                answer.ErrorResponse = new() { ErrorCode = (int)GrpcCode.InvalidArgument, ErrorMessage = "The request asks for nothing." };
                break;
            default:
                answer.ErrorResponse = new() { ErrorCode = (int)GrpcCode.NotFound, ErrorMessage = "There is nothing of that name." };
                break;
        }
        return answer;
    }

    private static FileDescriptorResponse WithImports(FileDescriptor file)
    {
        var sent = new Dictionary<string, FileDescriptor>();
        void Collect(FileDescriptor one)
        {
            if (!sent.TryAdd(one.Name, one)) return;
            foreach (var import in one.Dependencies) Collect(import);
        }
        Collect(file);
        var answer = new FileDescriptorResponse();
        answer.FileDescriptorProto.Add(sent.Values.Select(f => f.SerializedData));
        return answer;
    }

    private void Add(FileDescriptor file)
    {
        if (!files.TryAdd(file.Name, file)) return;
        foreach (var import in file.Dependencies) Add(import);
        foreach (var message in file.MessageTypes) Add(message, file);
        foreach (var one in file.EnumTypes) symbols[one.FullName] = file;
        foreach (var service in file.Services)
        {
            symbols[service.FullName] = file;
            foreach (var method in service.Methods) symbols[method.FullName] = file;
        }
    }

    private void Add(MessageDescriptor message, FileDescriptor file)
    {
        symbols[message.FullName] = file;
        foreach (var field in message.Fields.InDeclarationOrder()) symbols[field.FullName] = file;
        foreach (var one in message.EnumTypes) symbols[one.FullName] = file;
        foreach (var nested in message.NestedTypes) Add(nested, file);
    }
}
