using System.Text.Json.Nodes;
using Google.Protobuf;
using Waybill.Infrastructure.Grpc;
using Waybill.Infrastructure.Pipeline;
using Waybill.Tests.Support;

namespace Waybill.Tests.House.Fuzz;

/// <summary>The company that the generated requests are sent to, its document, and what there is in it.</summary>
internal sealed record Ground(Shop Shop, JsonObject Document, Schemas Schemas, Known Known, IReadOnlyList<(Operation Operation, JsonObject Said)> Operations)
{
    /// <summary>How many valid requests are made of an operation in a round; each is also sent with single things wrong.</summary>
    private const int Valid = 8;

    public static async Task<Ground> Prepare()
    {
        var (shop, document) = (await Shop.OpenBusy(), await OpenApiTests.Document());
        return new(shop, document, new Schemas(document), await Known.Of(shop, shop.Keys[Roles.Admin]), await OpenApiTests.Operations());
    }

    public Task EachOperation(Func<Operation, JsonObject, CancellationToken, Task> ask) =>
        Parallel.ForEachAsync(Operations, new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (one, ct) => await ask(one.Operation, one.Said, ct));

    /// <summary>The requests of an operation: valid ones, and one of them with one thing wrong after the other. Plain ones are fewer, and hold no text of what there is.</summary>
    public IEnumerable<Question> Questions(Operation operation, JsonObject said, Random dice, bool dry, bool plain = false)
    {
        var questioner = new Questioner(Schemas, Known);
        var valid = Enumerable.Range(0, plain ? Valid / 2 : Valid).Select(_ => questioner.Valid(operation, said, dice, dry, plain)).ToList();
        return plain ? valid : valid.Concat(questioner.Spoilt(valid.MaxBy(q => q.Body?.ToJsonString().Length ?? 0)!, said, dice));
    }

    /// <summary>The messages of an operation: valid ones, and one of them damaged on the wire in every way.</summary>
    public IEnumerable<(string What, byte[] Body)> Messages(Operation operation, Random dice, bool plain = false)
    {
        var wire = new Wire(Schemas, Known, dice, plain);
        var valid = Enumerable.Range(0, plain ? Valid / 4 : Valid).Select(_ => wire.Make(Rpcs.Descriptors(operation).Request).ToByteArray()).ToList();
        return valid.Select(v => ("valid", v)).Concat(plain ? [] : wire.Damaged(valid[^1]));
    }

    /// <summary>Calls the rpc, writing nothing, and holds the answer to what gRPC and the protos say.</summary>
    public async Task<Answer> Call(Operation operation, byte[] body, string key, CancellationToken ct)
    {
        var metadata = new Dictionary<string, string> { ["authorization"] = "Bearer " + key };
        if (!operation.Reads) (metadata["validate-only"], metadata["idempotency-key"]) = ("true", new Guid(System.Security.Cryptography.SHA256.HashData(body)[..16]).ToString());
        try
        {
            var answer = await Shop.Grpc.Channel.Send(Rpcs.Method(operation), GrpcChannel.Frame(body), new() { Metadata = metadata }, ct);
            var message = Rpcs.Descriptors(operation).Response.Parser.ParseFrom(answer.Messages.ShouldHaveSingleItem());
            return new(200, message.ToString()!, UnknownIn(message) ? ["has fields that its proto does not name"] : []);
        }
        catch (RpcFault fault)
        {
            List<string> faults = fault.Code is GrpcCode.Unknown or GrpcCode.Internal or GrpcCode.DataLoss or GrpcCode.Unimplemented ? [$"is {fault.Code}"] : [];
            if (Judge.Telling(fault.Text) is { } word) faults.Add($"tells of the inside: {word}");
            if (fault.Reason.Length > 0 && !Named(operation, fault.Reason)) faults.Add($"refuses with {fault.Reason}, which is not in the document");
            return new(400 + (int)fault.Code, fault.Text + string.Join(' ', fault.Violations), faults) { Codes = $"{fault.Code} {fault.Reason}" };
        }
    }

    /// <summary>The document of REST names it; what cannot be read as a message at all there is only over gRPC.</summary>
    private bool Named(Operation operation, string code) => code == "MALFORMED_MESSAGE" || Operations.Single(o => o.Operation == operation).Said["responses"]!.AsObject()
        .Any(r => Schemas.Resolve(r.Value!)["content"]?["application/problem+json"]?["examples"]?[code] is not null);

    private static bool UnknownIn(IMessage message) => message.CalculateSize() != message.Descriptor.Parser.WithDiscardUnknownFields(true).ParseFrom(message.ToByteArray()).CalculateSize();

    /// <summary>Sends a request and holds the answer to the document.</summary>
    public async Task<Answer> Ask(Question question, JsonObject said, string key, CancellationToken ct)
    {
        using var request = question.Message(key);
        using var response = await Shop.Rest.SendAsync(request, ct);
        var text = await response.Content.ReadAsStringAsync(ct);
        return new((int)response.StatusCode, text, new Judge(Schemas).Faults(question, said, response, text));
    }
}

/// <summary>What came back, and what is wrong with it.</summary>
internal sealed record Answer(int Status, string Text, IReadOnlyList<string> Faults)
{
    public bool Accepted => Status < 300;

    /// <summary>Why it was refused: the code of the problem, and of its faults.</summary>
    public string Codes { get; init; } = Status < 300 ? "" : !Text.StartsWith('{') ? Text : string.Join(' ', JsonNode.Parse(Text) is { } problem
        ? (problem["errors"]?.AsArray().Select(e => $"{e!["pointer"]} {e["code"]}") ?? []).Prepend(problem["code"]?.ToString()) : []);
}
