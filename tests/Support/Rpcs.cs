using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Waybill.Api.Hosting;
using Waybill.Infrastructure.Grpc;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Tests.Support;

/// <summary>Calls operations over gRPC with the same records that the server has, turned into messages and back.</summary>
internal sealed partial class Rpcs
{
    private readonly Contract contract;
    private readonly RecordMapper mapper;

    public Rpcs(OperationCatalogue catalogue, Uri address)
    {
        contract = new(catalogue, ProtoWriter.Package);
        mapper = new(contract, Contracts.Protos);
        Channel = new(address);
    }

    public GrpcChannel Channel { get; }

    public static string Method(Operation operation) => $"{ProtoWriter.Package}.{operation.Service}/{operation.Name}";

    public IMessage Message(Operation operation, object request) => mapper.For(contract.Rpcs.First(r => r.Operation == operation).Request).WriteMessage(request);

    /// <summary>The descriptors of an operation's request and answer.</summary>
    public static (MessageDescriptor Request, MessageDescriptor Response) Descriptors(Operation operation)
    {
        var method = Contracts.Protos.SelectMany(f => f.Services).Single(s => s.Name == operation.Service).FindMethodByName(operation.Name);
        return (method.InputType, method.OutputType);
    }

    /// <summary>The answer as the message that came.</summary>
    public async Task<IMessage> Answer(Operation operation, object request, RpcOptions options)
    {
        var answer = await Channel.Send(Method(operation), GrpcChannel.Frame(Message(operation, request).ToByteArray()), options);
        return mapper.Parser(contract.Rpcs.First(r => r.Operation == operation).Response).ParseFrom(answer.Messages.ShouldHaveSingleItem());
    }

    public async Task<(object Result, IReadOnlyDictionary<string, string> Headers)> Run(Operation operation, object request, RpcOptions options)
    {
        var answer = await Channel.Send(Method(operation), GrpcChannel.Frame(Message(operation, request).ToByteArray()), options);
        var response = contract.Rpcs.First(r => r.Operation == operation).Response;
        var message = mapper.Parser(response).ParseFrom(answer.Messages.ShouldHaveSingleItem());
        return (mapper.For(response).ReadRecord(message, new Reading()), answer.Headers);
    }

    /// <summary>The record that the bytes of an answer are.</summary>
    public object Told(Operation operation, byte[] message)
    {
        var response = contract.Rpcs.First(r => r.Operation.Name == operation.Name).Response;
        return mapper.For(response).ReadRecord(mapper.Parser(response).ParseFrom(message), new Reading());
    }

    /// <summary>What the operation streams to the holder of a key.</summary>
    public async IAsyncEnumerable<TItem> Stream<TItem>(Operation operation, object request, string? key, [EnumeratorCancellation] CancellationToken ct)
    {
        var response = contract.Rpcs.First(r => r.Operation == operation).Response;
        var options = new RpcOptions { Metadata = new Dictionary<string, string> { ["authorization"] = "Bearer " + key } };
        await foreach (var message in Channel.Messages(Method(operation), [Message(operation, request)], options, ct))
            yield return (TItem)mapper.For(response).ReadRecord(mapper.Parser(response).ParseFrom(message), new Reading());
    }

    /// <summary>lines[2].unit_price as /lines/2/unitPrice.</summary>
    public static string Pointer(string field) => "/" + string.Join('/', Index().Replace(field, ".$1").Split('.').Select(Camel));

    private static string Camel(string snake) => Texts.Camel(string.Concat(snake.Split('_').Select(w => w.Length == 0 ? w : char.ToUpperInvariant(w[0]) + w[1..])));

    [GeneratedRegex(@"\[(\d+)\]")]
    private static partial Regex Index();
}
