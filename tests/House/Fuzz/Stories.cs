using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Waybill.Infrastructure.Pipeline;
using Waybill.Tests.Support;

namespace Waybill.Tests.House.Fuzz;

/// <summary>One request that was sent, and what became of it.</summary>
/// <param name="Sample">It is as http-samples has it, and not made here.</param>
internal sealed record Seen(string Operation, bool Accepted, string Codes, bool Sample = false);

/// <summary>
/// The samples told once more, and at every step, when the documents are in the very state that the step needs, requests like it that write nothing, right and wrong ones, through both doors.
/// So every operation that has a sample is asked what it does, whatever it needs to have happened before.
/// </summary>
internal sealed class Stories(Ground ground)
{
    /// <summary>How many requests are made like a sample, where it has anything that could be otherwise; the first time also some with single things wrong.</summary>
    private const int Alike = 2;

    /// <summary>How often an operation is asked about of all the times it is met: the first time may be one that its sample shows refused.</summary>
    private const int Often = 2;

    private readonly ConcurrentDictionary<(string, int), int> met = [];

    public ConcurrentBag<Seen> Rest { get; } = [];
    public ConcurrentBag<Seen> Grpc { get; } = [];
    public ConcurrentBag<string> Wrong { get; } = [];

    /// <summary>How many samples were told.</summary>
    public int Steps;

    public Task Tell(int round) => Parallel.ForEachAsync(Sample.Stories, new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (story, ct) =>
    {
        var (told, known) = (new Dictionary<string, JsonNode?> { ["key"] = ground.Shop.Keys[Roles.Admin] }, new Known());
        foreach (var step in story.Steps)
        {
            var sample = step.After(told);
            var text = sample.Operation(ground.Operations.Select(o => o.Operation)) is { } operation ? await Take(sample, operation, known, round, ct) : await Send(sample, ct);
            told[step.Name] = text.StartsWith('{') ? JsonNode.Parse(text) : null;
        }
    });

    /// <summary>Asks about the step, then takes it.</summary>
    private async Task<string> Take(Sample sample, Operation operation, Known known, int round, CancellationToken ct)
    {
        var (said, questioner) = (ground.Operations.Single(o => o.Operation == operation).Said, new Questioner(ground.Schemas, known));
        var question = new Question(operation, sample.Address, [.. sample.Headers.Where(h => h.Name is not ("Authorization" or "Content-Type"))], sample.Body is null ? null : JsonNode.Parse(sample.Body), Wrong: null);
        var asked = new Asked(said, sample.Key!, ct);
        var before = met.AddOrUpdate((operation.Name, round), 0, (_, n) => n + 1);
        if (before < Often)
        {
            var dice = Ground.Dice(operation.Name + before, round);
            var like = Enumerable.Range(0, Alike).Select(_ => questioner.Like(question, said, dice)).Prepend(question.Dry()).DistinctBy(q => q.ToString()).ToList();
            foreach (var (i, one) in like.Index())
            {
                await Ask(one, asked, i == 0);
                await Call(one, asked, i == 0);
            }
            if (before == 0)
                foreach (var spoilt in questioner.Spoilt(like.MaxBy(q => q.Body?.ToJsonString().Length ?? 0)!, said, dice)) await Ask(spoilt, asked, sample: false);
        }
        var answer = await Ask(question, asked, sample: true);
        Interlocked.Increment(ref Steps);
        if (answer.Status != sample.Status) Wrong.Add($"{sample.Name} {answer.Status} {answer.Codes} instead of {sample.Status}\n    {question}");
        if (answer.Accepted && answer.Text.StartsWith('{')) known.Learn(operation, JsonNode.Parse(answer.Text)!);
        return answer.Text;
    }

    private async Task<Answer> Ask(Question question, Asked how, bool sample)
    {
        var answer = await ground.Ask(question, how.Said, how.Key, how.Ct);
        Rest.Add(new(question.Operation.Name, answer.Accepted, question.Wrong is null ? answer.Codes : "spoilt", sample));
        foreach (var fault in answer.Faults) Wrong.Add($"{question.Operation.Name} {answer.Status} {answer.Codes} {fault}\n    {question}\n    {answer.Text}");
        return answer;
    }

    private async Task Call(Question question, Asked how, bool sample)
    {
        var answer = await ground.Call(question.Operation, Translation.Of(question), how.Key, how.Ct);
        Grpc.Add(new(question.Operation.Name, answer.Accepted, answer.Codes, sample));
        foreach (var fault in answer.Faults) Wrong.Add($"{question.Operation.Name} {answer.Codes} over gRPC {fault}\n    {question}\n    {answer.Text}");
    }

    /// <summary>By what document, and as whom.</summary>
    private readonly record struct Asked(JsonObject Said, string Key, CancellationToken Ct);

    /// <summary>What is no operation, such as the address a file is put to.</summary>
    private async Task<string> Send(Sample sample, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(new(sample.Method), new Uri(sample.Address, UriKind.RelativeOrAbsolute));
        if (sample.Body is not null) message.Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(sample.Body));
        using var response = await ground.Shop.Rest.SendAsync(message, ct);
        if ((int)response.StatusCode != sample.Status) Wrong.Add($"{sample.Name} {(int)response.StatusCode} instead of {sample.Status}");
        return await response.Content.ReadAsStringAsync(ct);
    }
}
