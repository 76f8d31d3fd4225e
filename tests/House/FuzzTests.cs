using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Waybill.Infrastructure.Pipeline;
using Waybill.Tests.House.Fuzz;
using Waybill.Tests.Support;
using Xunit.Abstractions;

namespace Waybill.Tests.House;

/// <summary>
/// Requests made of the document and the protos, right and wrong ones, against every operation: no answer is an error of ours, each is as it is documented, and none tells anybody what they
/// may not see. First the samples are told, with requests like them at every step, then everything there is by then is asked about.
/// The requests follow from a seed (WAYBILL_FUZZ_SEED); WAYBILL_FUZZ_ROUNDS makes more of them.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    /// <summary>How many operations may be accepted only by a request that is word for word its sample, mostly moves that have nothing else to say. It may get less.</summary>
    private const int OnlyAsSampled = 65;

    /// <summary>What is never accepted here, and why.</summary>
    private static readonly Dictionary<string, string> Never = new()
    {
        ["SetUpCompany"] = "The company is there already, and there is only one.",
    };

    private static readonly Lazy<Task<Ground>> Known = new(Ground.Prepare);

    [Fact]
    public async Task Along_every_sample_each_answer_is_as_the_document_says_through_both_doors()
    {
        var told = (await Known.Value).Told;
        told.Steps.ShouldBeGreaterThan(500 * Ground.Rounds);
        output.WriteLine($"{told.Steps} samples, {told.Rest.Count} requests over REST, {told.Rest.Count(s => s.Accepted)} accepted; {told.Grpc.Count} over gRPC, {told.Grpc.Count(s => s.Accepted)} accepted.");
        told.Wrong.Order(StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public async Task Over_REST_every_answer_is_as_the_document_says()
    {
        var ground = await Known.Value;
        var (wrong, seen) = (new ConcurrentBag<string>(), new ConcurrentBag<Seen>());
        for (var round = 0; round < Ground.Rounds; round++)
            await ground.EachOperation(async (operation, said, ct) =>
            {
                var dice = Ground.Dice(operation.Name, round);
                foreach (var question in ground.Questions(operation, said, dice, dry: round % 2 == 0))
                {
                    var answer = await ground.Ask(question, said, ground.Shop.Keys[Roles.Admin], ct);
                    seen.Add(new(operation.Name, answer.Accepted, question.Wrong is null ? answer.Codes : "spoilt"));
                    foreach (var fault in answer.Faults) wrong.Add($"{operation.Name} {answer.Status} {answer.Codes} {fault}\n    {question}");
                }
            });
        Seen[] all = [.. seen, .. ground.Told.Rest];
        Tell("REST", all);
        wrong.Order(StringComparer.Ordinal).ShouldBeEmpty();
        Looked(ground, all);
    }

    [Fact]
    public async Task Who_shows_no_key_learns_how_to_show_one_and_nothing_else()
    {
        var (ground, wrong) = (await Known.Value, new ConcurrentBag<string>());
        await ground.EachOperation(async (operation, said, ct) =>
        {
            var answer = await ground.Ask(ground.Questions(operation, said, Ground.Dice(operation.Name, round: 0), dry: true).First(), said, key: "wb_live_nobody", ct);
            foreach (var fault in answer.Faults) wrong.Add($"{operation.Name} {fault}");
            if (answer.Status != 401 || Stranger.Everything.Any(s => answer.Text.Contains(s, StringComparison.Ordinal))) wrong.Add($"{operation.Name} {answer.Text}");
        });
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Over_gRPC_every_message_is_answered_in_the_terms_of_its_contract()
    {
        var ground = await Known.Value;
        var (wrong, seen) = (new ConcurrentBag<string>(), new ConcurrentBag<Seen>());
        for (var round = 0; round < Ground.Rounds; round++)
            await ground.EachOperation(async (operation, said, ct) =>
            {
                foreach (var (what, body) in ground.Messages(operation, said, Ground.Dice(operation.Name, round)))
                {
                    var answer = await ground.Call(operation, body, ground.Shop.Keys[Roles.Admin], ct);
                    seen.Add(new(operation.Name, answer.Accepted, answer.Codes));
                    foreach (var fault in answer.Faults) wrong.Add($"{operation.Name} {answer.Status} {answer.Codes} {fault}\n    {what} {Convert.ToHexString(body)}");
                }
            });
        Seen[] all = [.. seen, .. ground.Told.Grpc];
        Tell("gRPC", all);
        wrong.Order(StringComparer.Ordinal).ShouldBeEmpty();
        Looked(ground, all);
    }

    [Fact]
    public async Task Every_request_to_watch_is_answered_in_the_terms_of_its_contract()
    {
        var ground = await Known.Value;
        var (wrong, seen, watching) = (new ConcurrentBag<string>(), new ConcurrentBag<Seen>(), await Watching.Of(ground));
        var asked = ground.Shop.Catalogue.Streams.SelectMany(o => Enumerable.Range(0, Ground.Rounds).SelectMany(round => watching.Messages(o, Ground.Dice(o.Name, round)).Select(m => (Operation: o, Message: m))));
        await Parallel.ForEachAsync(asked, new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (one, ct) =>
        {
            var answer = await watching.Listen(one.Operation, one.Message.Body, ground.Shop.Keys[Roles.Admin], deadline: "700m", ct);
            seen.Add(new(one.Operation.Name, answer.Accepted, answer.Codes));
            foreach (var fault in answer.Faults) wrong.Add($"{one.Operation.Name} {answer.Status} {answer.Codes} {fault}\n    {one.Message.What} {Convert.ToHexString(one.Message.Body)}");
        });
        Tell("Streams", seen);
        wrong.Order(StringComparer.Ordinal).ShouldBeEmpty();
        seen.Where(s => s.Accepted).Select(s => s.Operation).Distinct().Count().ShouldBe(ground.Shop.Catalogue.Streams.Count);
    }

    [Fact]
    public async Task Nobody_who_watches_is_told_what_they_may_not_see()
    {
        var ground = await Known.Value;
        var watching = await Watching.Of(ground);
        foreach (var operation in ground.Shop.Catalogue.Streams)
        {
            var listened = 0;
            foreach (var stranger in await Stranger.All(ground.Shop))
                if (await watching.Listen(operation, watching.Everything(operation), stranger.Key, deadline: "1S", default) is var answer)
                {
                    output.WriteLine($"{stranger.Name}: {answer.Codes} {answer.Text.Split('\n').Length} messages.");
                    if (answer.Accepted) listened++;
                    answer.Faults.Concat(stranger.Told(answer.Text)).ShouldBeEmpty(stranger.Name);
                }
            var told = (await watching.Listen(operation, watching.Everything(operation), ground.Shop.Keys[Roles.Admin], deadline: "1S", default)).Text;
            listened.ShouldBeGreaterThan(1);
            Stranger.Prices.Where(p => told.Contains(p, StringComparison.Ordinal)).ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task Nobody_is_told_what_they_do_not_reach_or_may_not_see_not_even_in_a_refusal()
    {
        var ground = await Known.Value;
        var (wrong, seen) = (new ConcurrentBag<string>(), new ConcurrentBag<(string Who, bool Accepted)>());
        var strangers = await Stranger.All(ground.Shop);
        await ground.EachOperation(async (operation, said, ct) =>
        {
            foreach (var stranger in strangers)
            {
                var (dice, asked) = (Ground.Dice(operation.Name, round: strangers.Index().First(s => s.Item == stranger).Index), new List<(string What, Answer Answer)>());
                foreach (var question in ground.Questions(operation, said, dice, dry: true, plain: true)) asked.Add((question.ToString(), await ground.Ask(question, said, stranger.Key, ct)));
                foreach (var (what, body) in ground.Messages(operation, said, dice, plain: true)) asked.Add(($"{what} {Convert.ToHexString(body)}", await ground.Call(operation, body, stranger.Key, ct)));
                foreach (var (what, answer) in asked)
                {
                    seen.Add((stranger.Name, answer.Accepted));
                    foreach (var fault in answer.Faults.Concat(stranger.Told(answer.Text))) wrong.Add($"{operation.Name} {answer.Status} {answer.Codes} to {stranger.Name}: {fault}\n    {what}");
                }
            }
        });
        foreach (var who in seen.GroupBy(s => s.Who)) output.WriteLine($"{who.Key}: {who.Count()} requests, {who.Count(s => s.Accepted)} accepted.");
        wrong.Order(StringComparer.Ordinal).ShouldBeEmpty();
        seen.Where(s => s.Accepted).Select(s => s.Who).Distinct().Count().ShouldBe(strangers.Count);
    }

    [Fact]
    public async Task What_strangers_must_not_be_told_is_told_to_who_may_know_it()
    {
        var ground = await Known.Value;
        var told = new ConcurrentBag<string>();
        await ground.EachOperation(async (operation, said, ct) =>
        {
            var questions = Enumerable.Range(0, operation.Reads ? 3 : 0).SelectMany(round => ground.Questions(operation, said, Ground.Dice(operation.Name, round), dry: true, plain: true));
            foreach (var question in questions)
            {
                var text = (await ground.Ask(question, said, ground.Shop.Keys[Roles.Admin], ct)).Text;
                foreach (var secret in Stranger.Everything.Where(s => text.Contains(s, StringComparison.Ordinal))) told.Add(secret);
            }
        });
        told.ShouldSatisfyAllConditions(t => t.ShouldContain(Shop.Secret), t => t.ShouldContain(Shop.SecretPhone), t => t.Intersect(Stranger.Prices).Count().ShouldBeGreaterThan(5),
            t => t.Intersect(Stranger.Costs).ShouldNotBeEmpty());
    }

    private void Tell(string what, IReadOnlyCollection<Seen> seen)
    {
        var (accepted, made) = (Accepted(seen), Accepted(seen.Where(s => !s.Sample)));
        output.WriteLine($"{what}: {Ground.Luck}, {seen.Count} requests, {seen.Count(s => s.Accepted)} accepted; {seen.DistinctBy(s => s.Operation).Count()} operations asked, "
            + $"{accepted.Count} accepted at least once, {made.Count} with another request than its sample.");
        foreach (var never in seen.Where(s => !made.Contains(s.Operation)).GroupBy(s => s.Operation).OrderBy(g => g.Key))
            output.WriteLine($"{never.Key} was never accepted{(accepted.Contains(never.Key) ? " but as its sample" : "")}: "
                + string.Join("; ", never.Where(s => s.Codes != "spoilt").GroupBy(s => s.Codes).OrderByDescending(g => g.Count()).Take(3).Select(g => $"{g.Count()} {g.Key}")));
    }

    /// <summary>Every operation was asked, and all but those that cannot did what they are for.</summary>
    private static void Looked(Ground ground, IReadOnlyCollection<Seen> seen)
    {
        var (all, accepted) = (ground.Operations.Select(o => o.Operation.Name).ToList(), Accepted(seen));
        all.Except(seen.Select(s => s.Operation)).ShouldBeEmpty();
        all.Except(accepted).Except(Never.Keys).ShouldBeEmpty();
        Never.Keys.Intersect(accepted).ShouldBeEmpty();
        (all.Count - Accepted(seen.Where(s => !s.Sample)).Count).ShouldBeLessThanOrEqualTo(OnlyAsSampled);
    }

    private static HashSet<string> Accepted(IEnumerable<Seen> seen) => [.. seen.Where(s => s.Accepted).Select(s => s.Operation)];
}
