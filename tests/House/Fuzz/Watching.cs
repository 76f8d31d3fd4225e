using System.Text.Json;
using System.Text.Json.Nodes;
using Waybill.Infrastructure.Grpc;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Rest;
using Waybill.Tests.Support;

namespace Waybill.Tests.House.Fuzz;

/// <summary>Requests of what streams, over gRPC alone: each is listened to for a moment.</summary>
/// <param name="cursors">Places in the log that there were.</param>
/// <param name="types">What events are called.</param>
internal sealed class Watching(Ground ground, IReadOnlyList<string> cursors, IReadOnlyList<string> types)
{
    private const int Valid = 12;

    /// <summary>The first place in the log, and what there is behind it.</summary>
    public static async Task<Watching> Of(Ground ground)
    {
        var (cursors, types) = (new List<string> { Features.Events.Cursor.Of(0) }, (await Read(ground, "/v1/event-types"))["items"]!.AsArray().Select(t => t!["type"]!.ToString()).ToList());
        while (cursors.Count < 20 && await Read(ground, $"/v1/events?cursor={cursors[^1]}") is var page && page["more"]!.GetValue<bool>()) cursors.Add(page["cursor"]!.ToString());
        return new(ground, cursors, types);
    }

    /// <summary>Whatever happened from the beginning.</summary>
    public byte[] Everything(Operation operation) => Made(operation, new() { ["cursor"] = cursors[0] });

    /// <summary>Requests that the proto calls valid, and one of them damaged on the wire in every way.</summary>
    public IEnumerable<(string What, byte[] Body)> Messages(Operation operation, Random dice)
    {
        var wire = new Wire(ground.Schemas, ground.Known, dice);
        var valid = Enumerable.Range(0, Valid).Select(turn => turn % 4 == 3 ? Google.Protobuf.MessageExtensions.ToByteArray(wire.Make(Rpcs.Descriptors(operation).Request)) : Sensible(operation, dice)).ToList();
        return valid.Select(v => ("valid", v)).Concat(wire.Damaged(valid[dice.Next(Valid)]));
    }

    /// <summary>Listens until the deadline, and holds whatever comes to the schemas.</summary>
    public async Task<Answer> Listen(Operation operation, byte[] body, string key, string deadline, CancellationToken ct)
    {
        var (texts, faults) = (new List<string>(), new List<string>());
        var options = new RpcOptions { Metadata = new Dictionary<string, string> { ["authorization"] = "Bearer " + key }, Timeout = deadline };
        try
        {
            await foreach (var message in ground.Shop.Grpc.Channel.Messages(Rpcs.Method(operation), new ByteArrayContent(GrpcChannel.Frame(body)), options, ct))
            {
                var item = JsonSerializer.SerializeToNode(ground.Shop.Grpc.Told(operation, message), operation.Result, Json.Options)!;
                if (item["cursor"]?.ToString() is not { Length: > 0 }) faults.Add("has a message without a cursor");
                if (item["event"] is { } told) faults.AddRange(ground.Schemas.Faults(ground.Schemas.Named("EventView")!, told, new(Closed: true)));
                texts.Add(item.ToJsonString(Json.Options));
            }
            return new(500, "", [.. faults, "ends of itself"]);
        }
        catch (RpcFault fault)
        {
            if (fault.Code is GrpcCode.DeadlineExceeded && fault.Reason.Length == 0) return new(texts.Count > 0 ? 200 : 504, string.Join('\n', texts), faults);
            return new(400 + (int)fault.Code, fault.Text, [.. faults, .. Ground.Unfit(fault)]) { Codes = $"{fault.Code} {fault.Reason}" };
        }
    }

    private byte[] Sensible(Operation operation, Random dice)
    {
        var asked = new JsonObject();
        if (dice.Next(3) > 0) asked["cursor"] = cursors[dice.Next(cursors.Count)];
        var some = Enumerable.Range(0, dice.Next(3)).Select(_ => types[dice.Next(types.Count)]).Distinct().ToList();
        if (some.Count > 0) asked["types"] = new JsonArray([.. some.Select(t => JsonValue.Create(dice.Next(2) == 0 ? t : t.Split('.')[0] + ".*"))]);
        if (dice.Next(3) == 0) asked["kinds"] = new JsonArray(some.Count > 0 ? some[0].Split('.')[0] : "order", "customer");
        return Made(operation, asked);
    }

    private static byte[] Made(Operation operation, JsonObject asked) => Translation.Of(new Question(operation, "", [], asked, Wrong: null));

    private static async Task<JsonNode> Read(Ground ground, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Authorization = new("Bearer", ground.Shop.Keys[Roles.Admin]);
        using var response = await ground.Shop.Rest.SendAsync(request);
        return JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
    }
}
