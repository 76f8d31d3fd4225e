using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Waybill.Infrastructure.Grpc;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Rest;
using Waybill.Tests.Support;

namespace Waybill.Tests.House.Fuzz;

/// <summary>The company that the generated requests are sent to, its document, and what there is in it.</summary>
internal sealed record Ground(Shop Shop, JsonObject Document, Schemas Schemas, Known Known, IReadOnlyList<(Operation Operation, JsonObject Said)> Operations, Stories Told)
{
    private static readonly int Seed = Number("WAYBILL_FUZZ_SEED", otherwise: 20261);

    /// <summary>How often everything is asked, each time otherwise.</summary>
    public static readonly int Rounds = Number("WAYBILL_FUZZ_ROUNDS", otherwise: 1);

    /// <summary>How many valid requests are made of an operation in a round.</summary>
    private const int Valid = 8;

    public static async Task<Ground> Prepare()
    {
        var (shop, document) = (await Shop.Another("waybill_fuzz"), await OpenApiTests.Document());
        var ground = new Ground(shop, document, new Schemas(document), new Known(), await OpenApiTests.Operations(), Told: null!);
        var stories = new Stories(ground);
        for (var round = 0; round < Rounds; round++) await stories.Tell(round);
        await shop.WithSecrets();
        return ground with { Known = await Known.Of(shop, shop.Keys[Roles.Admin]), Told = stories };
    }

    /// <summary>Chance, the same each time for what is called so.</summary>
    public static Random Dice(string name, int round) => new(unchecked((Seed * 31) + (round * 7919) + name.Aggregate(17, (hash, letter) => (hash * 31) + letter)));

    /// <summary>What chance follows from, to be told with what was found.</summary>
    public static string Luck => $"seed {Seed}, {Rounds} rounds";

    public Task EachOperation(Func<Operation, JsonObject, CancellationToken, Task> ask) =>
        Parallel.ForEachAsync(Operations, new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (one, ct) => await ask(one.Operation, one.Said, ct));

    /// <summary>Requests of an operation that its document calls valid. Plain ones are fewer; they, and those that write, hold no text of what there is: else we would tell secrets ourselves.</summary>
    public IEnumerable<Question> Questions(Operation operation, JsonObject said, Random dice, bool dry, bool plain = false)
    {
        var questioner = new Questioner(Schemas, Known);
        return Enumerable.Range(0, plain ? 3 : Valid).Select(turn => questioner.Valid(operation, said, dice, dry, plain || !dry, turn));
    }

    /// <summary>
    /// The messages of an operation: valid ones, made of the proto or of a request of REST that says the same, and one of them damaged on the wire in every way.
    /// </summary>
    public IEnumerable<(string What, byte[] Body)> Messages(Operation operation, JsonObject said, Random dice, bool plain = false)
    {
        var (wire, questioner) = (new Wire(Schemas, Known, dice, plain), new Questioner(Schemas, Known));
        var made = Enumerable.Range(0, plain ? Valid / 4 : Valid / 2).Select(turn => wire.Make(Rpcs.Descriptors(operation).Request, turn).ToByteArray()).ToList();
        var translated = Enumerable.Range(Valid / 2, plain ? 0 : Valid / 2).Select(turn => questioner.Valid(operation, said, dice, dry: true, plain, turn)).Select(Translation.Of).ToList();
        return made.Concat(translated).Select(v => ("valid", v)).Concat(plain ? [] : wire.Damaged(made[^1]));
    }

    /// <summary>Calls the rpc, writing nothing, and holds the answer to what gRPC and the protos say.</summary>
    public async Task<Answer> Call(Operation operation, byte[] body, string key, CancellationToken ct)
    {
        var metadata = new Dictionary<string, string> { ["authorization"] = "Bearer " + key };
        if (!operation.Reads) metadata["validate-only"] = "true";
        if (!operation.Reads) metadata["idempotency-key"] = new Guid(SHA256.HashData([.. Encoding.UTF8.GetBytes(operation.Name), .. body])[..16]).ToString();
        try
        {
            var answer = await Shop.Grpc.Channel.Send(Rpcs.Method(operation), GrpcChannel.Frame(body), new() { Metadata = metadata }, ct);
            var message = Rpcs.Descriptors(operation).Response.Parser.ParseFrom(answer.Messages.ShouldHaveSingleItem());
            var faults = Documented(operation, Shop.Grpc.Told(operation, message.ToByteArray()));
            return new(200, message.ToString()!, UnknownIn(message) ? [.. faults, "has fields that its proto does not name"] : faults);
        }
        catch (RpcFault fault)
        {
            var faults = Unfit(fault);
            if (fault.Reason.Length > 0 && !Named(operation, fault.Reason)) faults.Add($"refuses with {fault.Reason}, which is not in the document");
            return new(400 + (int)fault.Code, fault.Text + string.Join(' ', fault.Violations), faults)
            {
                Codes = string.Join(' ', fault.Violations.Select(v => $"{v.Field} {v.Reason}").Prepend($"{fault.Code} {fault.Reason}")),
            };
        }
    }

    /// <summary>What no refusal may be or tell.</summary>
    public static List<string> Unfit(RpcFault fault)
    {
        List<string> faults = fault.Code is GrpcCode.Unknown or GrpcCode.Internal or GrpcCode.DataLoss or GrpcCode.Unimplemented ? [$"is {fault.Code}"] : [];
        if (Judge.Telling(fault.Text) is { } word) faults.Add($"tells of the inside: {word}");
        return faults;
    }

    /// <summary>The document of REST names it; what cannot be read as a message at all there is only over gRPC.</summary>
    private bool Named(Operation operation, string code) => code == "MALFORMED_MESSAGE" || Operations.Single(o => o.Operation == operation).Said["responses"]!.AsObject()
        .Any(r => Schemas.Resolve(r.Value!)["content"]?["application/problem+json"]?["examples"]?[code] is not null);

    /// <summary>What is wrong with a result by the schema that REST has of it: both doors tell the same.</summary>
    private List<string> Documented(Operation operation, object result) => Operations.Single(o => o.Operation == operation).Said["responses"]![operation.Status.ToString()]?["content"]?["application/json"]?["schema"]
        is { } schema ? [.. Schemas.Faults(schema, JsonSerializer.SerializeToNode(result, operation.Result, Json.Options), new(Closed: true))] : [];

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : otherwise;

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
