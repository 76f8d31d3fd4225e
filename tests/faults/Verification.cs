using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Waybill.Faults.Doors;

namespace Waybill.Faults;

/// <summary>Afterwards: every acknowledged write is there once and as acknowledged, nothing else is there, and what belongs together agrees.</summary>
internal sealed class Verification(World world, Client admin, Company company, Books before, Listener listener, IReadOnlyList<Watcher> watchers, Random dice)
{
    private readonly Journal journal = world.Journal;

    /// <summary>What was acknowledged of the trade, without the company's founding.</summary>
    private readonly IReadOnlyList<Entry> acknowledged = [.. world.Journal.Acknowledged.Where(e => Books.Kinds.Contains(e.Kind) && !e.Path.EndsWith("/opening", StringComparison.Ordinal))];

    public async Task Check(Table table)
    {
        var books = await Books.Read(admin);
        await NothingIsMissingOrTooMuch(books, table);
        await Step(table, () => OrdersAreAsAcknowledged(), n => $"{n} orders have the lines, amounts and progress that were acknowledged");
        await Step(table, () => GoodsMovedOnce(), n => $"{n} stock-outs and stock-ins moved what they say, and the stock is the opening less what left");
        await Step(table, () => HistoryIsWhole(), n => $"the history of {n} documents has every version and every acknowledged operation once");
        await Step(table, () => EventsAreWhole(), n => $"each of {n} acknowledged changes of state was told by one event");
        await Step(table, () => StreamsAreWhole(), n =>
            $"{watchers.Count} clients watched the events over gRPC, came back {watchers.Sum(w => w.Breaks)} times, and got {n} events, each once and in the order of the list");
        await Step(table, () => new Ledger(world, journal, acknowledged).Check(), n => $"the event log has {n} places without a gap, and the stored keys are those acknowledged");
        await Step(table, () => AnswersAreStored(), n => $"{n} acknowledged requests sent again, through the same door and through the other, were answered the same, as replayed");
        await Step(table, () => ChecksPass(), n => $"{n} integrity checks find nothing wrong");
        await Step(table, () => PartnersHeard(), n => $"{n} confirmed receipts reached the webhook's endpoint");
        await Step(table, () => JobsRun(), n => $"{n} job asked for afterwards ran");
    }

    private async Task Step(Table table, Func<Task<int>> check, Func<int, string> told)
    {
        var violations = journal.Violations.Count;
        try
        {
            var count = await check();
            table.Checked(journal.Violations.Count == violations ? told(count) : $"NOT SO: {told(count)}");
        }
        catch (GivenUp stuck)
        {
            journal.Violate($"The program did not answer the check: {stuck.Message}");
        }
    }

    /// <summary>Clients repeated every request until it was answered: what there is, is what was acknowledged.</summary>
    private Task NothingIsMissingOrTooMuch(Books books, Table table)
    {
        var violations = journal.Violations.Count;
        var count = 0;
        foreach (var kind in Books.Kinds)
        {
            var created = acknowledged.Where(e => e.Kind == kind && e.Verb == "create").GroupBy(e => e.Id).ToDictionary(g => g.Key, g => g.ToList());
            var there = books.Rows[kind].Where(r => !before.Ids(kind).Contains((string)r["id"]!) && !Founding(kind, r)).ToDictionary(r => (string)r["id"]!);
            count += created.Count;
            foreach (var lost in created.Keys.Except(there.Keys)) journal.Violate($"Acknowledged and not there: {created[lost][0]}");
            foreach (var extra in there.Keys.Except(created.Keys)) journal.Violate($"There without having been acknowledged: {kind} {there[extra].ToJsonString()}");
            foreach (var twice in created.Values.Where(c => c.Count > 1)) journal.Violate($"Acknowledged under two keys: {twice[0]} and {twice[1]}");
            foreach (var same in books.Rows[kind].GroupBy(r => (string?)r["number"]).Where(g => g.Key is not null && g.Count() > 1)) journal.Violate($"{same.Count()} {kind} have the number {same.Key}.");
            var last = acknowledged.Where(e => e.Kind == kind && e.Answer["status"] is not null).GroupBy(e => e.Id).ToDictionary(g => g.Key, g => g.Last());
            foreach (var (id, entry) in last.Where(l => kind is not ("transfers" or "sales-returns") && there.ContainsKey(l.Key)))
                if ((string?)there[id]["status"] != (string?)entry.Answer["status"] || (entry.Answer["number"] is { } number && (string?)there[id]["number"] != (string)number!))
                    journal.Violate($"Acknowledged was {entry}, and there is {there[id].ToJsonString()}");
        }
        var orders = books.Rows["orders"].GroupBy(r => (string?)r["customerPurchaseOrder"]).Where(g => g.Key is not null && g.Count() > 1);
        foreach (var twice in orders) journal.Violate($"{twice.Count()} orders came of one request: {string.Join(", ", twice.Select(o => o["id"]))}");
        table.Checked($"{(journal.Violations.Count == violations ? "" : "NOT SO: ")}{count} documents were acknowledged, each is there once, in its state and under a number of its own, and there are no others");
        return Task.CompletedTask;
    }

    /// <summary>The opening stock was entered before the trade.</summary>
    private static bool Founding(string kind, JsonObject row) => kind == "stock-ins" && (string?)row["reason"] == "opening";

    private async Task<int> OrdersAreAsAcknowledged()
    {
        var created = acknowledged.Where(e => e is { Kind: "orders", Verb: "create" }).ToList();
        var ended = acknowledged.Where(e => e is { Kind: "orders", Verb: "cancel" }).Select(e => e.Id).ToHashSet();
        var returned = acknowledged.Where(e => e is { Kind: "sales-returns", Verb: "create" }).Select(e => (string)e.Asked["orderId"]!).ToHashSet();
        var paid = acknowledged.Where(e => e is { Kind: "receipts", Verb: "confirm" }).Select(e => e.Id).ToHashSet();
        var paidOrders = acknowledged.Where(e => e is { Kind: "receipts", Verb: "create" } && paid.Contains(e.Id)).Select(e => (string)e.Asked["reference"]!).ToHashSet();
        await Parallel.ForEachAsync(created, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (entry, _) =>
        {
            var order = await admin.Get($"/v1/orders/{entry.Id}");
            var wanted = entry.Asked["lines"]!.AsArray().Select(l => ((string)l!["itemId"]!, Number(l["quantity"]))).Order();
            var lines = order["lines"]!.AsArray().Select(l => ((string)l!["itemId"]!, Number(l["quantity"]))).Order();
            if (!wanted.SequenceEqual(lines) || !JsonNode.DeepEquals(order["total"], entry.Answer["total"]) || (string?)order["customerId"] != (string?)entry.Asked["customerId"])
                journal.Violate($"Acknowledged was {entry} for {entry.Body}, and there is {order.ToJsonString()}");
            var fully = (string?)order["fulfilment"] == "fully" && (string?)order["invoicing"] == "fully" && (string?)order["payment"] == "fully";
            if (paidOrders.Contains(entry.Id) && !ended.Contains(entry.Id) && !returned.Contains(entry.Id) && !fully) journal.Violate($"It was delivered, invoiced and paid, and says otherwise: {order.ToJsonString()}");
        });
        return created.Count;
    }

    private async Task<int> GoodsMovedOnce()
    {
        var movements = (await admin.All("/v1/stock-movements")).GroupBy(m => (string?)m["document"]?["id"] ?? (string?)m["documentId"] ?? "").ToDictionary(g => g.Key, g => g.Sum(m => Number(m["quantity"])));
        var stock = company.Items.ToDictionary(i => i, _ => (decimal)Company.Opening);
        var confirmed = acknowledged.Where(e => e is { Kind: "stock-outs" or "stock-ins", Verb: "confirm" }).Select(e => e.Id).ToHashSet();
        foreach (var paper in acknowledged.Where(e => e is { Kind: "stock-outs" or "stock-ins", Verb: "create" }))
        {
            var sign = paper.Kind == "stock-outs" ? -1 : 1;
            var lines = paper.Answer["lines"]!.AsArray().Select(l => (Item: (string)l!["itemId"]!, Quantity: sign * Number(l["quantity"]))).ToList();
            var expected = confirmed.Contains(paper.Id) ? lines.Sum(l => l.Quantity) : 0;
            if (movements.GetValueOrDefault(paper.Id) != expected) journal.Violate($"The {paper.Kind} {paper.Id} should have moved {expected} and moved {movements.GetValueOrDefault(paper.Id)}.");
            if (confirmed.Contains(paper.Id)) foreach (var (item, quantity) in lines) stock[item] += quantity;
        }
        var there = (await admin.All("/v1/stock-balances")).GroupBy(b => (string)b["itemId"]!).ToDictionary(g => g.Key, g => g.Sum(b => Number(b["onHand"])));
        foreach (var (item, expected) in stock)
            if (there.GetValueOrDefault(item) != expected) journal.Violate($"Of the item {item} there should be {expected} and there are {there.GetValueOrDefault(item)}.");
        return confirmed.Count;
    }

    private async Task<int> HistoryIsWhole()
    {
        var documents = acknowledged.GroupBy(e => (e.Kind, e.Id)).OrderBy(_ => dice.Next()).Take(400).ToList();
        await Parallel.ForEachAsync(documents, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (document, _) =>
        {
            var rows = await admin.All($"/v1/history?kind={Words.Singular(document.Key.Kind)}&id={document.Key.Id}");
            var versions = rows.Select(r => (int)r["version"]!).Order().ToList();
            if (!versions.SequenceEqual(Enumerable.Range(1, versions.Count))) journal.Violate($"The history of {document.Key.Kind} {document.Key.Id} has the versions {string.Join(' ', versions)}.");
            foreach (var operation in document.GroupBy(e => Words.Operation(e.Kind, e.Verb)))
                if (rows.Count(r => (string?)r["operation"] == operation.Key) is var times && times != operation.Count())
                    journal.Violate($"{operation.Key} of {document.Key.Id} was acknowledged {operation.Count()} times and is {times} times in the history.");
        });
        return documents.Count;
    }

    private async Task<int> EventsAreWhole()
    {
        var told = (await Events(cursor: null)).CountBy(e => (Type: (string)e["type"]!, Document: (string)e["documentId"]!)).ToDictionary();
        var changes = acknowledged.Select(e => (Type: Words.Event(e.Kind, e.Verb), e.Id)).Where(c => c.Type is not null).Distinct().ToList();
        foreach (var (type, id) in changes)
            if (told.GetValueOrDefault((type!, id)) is var times && times != 1) journal.Violate($"{type} of {id} was acknowledged and told {times} times.");
        var known = changes.Select(c => (c.Type!, c.Id)).ToHashSet();
        foreach (var extra in told.Keys.Where(k => Words.IsOurs(k.Type) && !known.Contains(k) && !before.Ids(Words.Plural(k.Type)).Contains(k.Document)))
            journal.Violate($"{extra.Type} of {extra.Document} was told and never acknowledged.");
        return changes.Count;
    }

    private async Task<int> StreamsAreWhole()
    {
        foreach (var watcher in watchers)
        {
            var listed = (await Events(watcher.Start, watcher.Kind)).Select(e => (string)e["id"]!).ToList();
            for (var waited = Stopwatch.StartNew(); watcher.Seen.Count < listed.Count && waited.Elapsed < TimeSpan.FromSeconds(60);) await Task.Delay(200);
            var seen = watcher.Seen.Take(listed.Count).ToList();
            if (seen.SequenceEqual(listed)) continue;
            var same = seen.Zip(listed).TakeWhile(pair => pair.First == pair.Second).Count();
            journal.Violate($"Who watched {watcher.Kind ?? "all"} got {seen.Count} events of {listed.Count}, {listed.Except(seen).Count()} never and "
                + $"{seen.Count - seen.Distinct().Count()} twice; the order is that of the list up to the {same}th.");
        }
        return watchers.Sum(w => w.Seen.Count);
    }

    private async Task<List<JsonObject>> Events(string? cursor, string? kind = null)
    {
        for (var all = new List<JsonObject>(); ;)
        {
            var page = await admin.Get("/v1/events" + (cursor, kind) switch { (null, _) => "", (_, null) => "?cursor=" + cursor, _ => $"?cursor={cursor}&kinds={kind}" });
            all.AddRange(page["items"]!.AsArray().Select(i => i!.AsObject()));
            cursor = (string)page["cursor"]!;
            if (!(bool)page["more"]!) return all;
        }
    }

    private async Task<int> AnswersAreStored()
    {
        var sample = acknowledged.OrderBy(_ => dice.Next()).Take(200).ToList();
        foreach (var entry in sample)
        {
            using var rest = new RestDoor(entry.Token);
            using var grpc = new GrpcDoor(entry.Token);
            var (same, other) = entry.Door == rest.Name ? ((IDoor)rest, (IDoor)grpc) : (grpc, rest);
            var again = await new Client(entry.Token, () => world.Serving, journal, doors: [same]).Repeat(entry);
            if (!again.Acknowledged || !again.Heard.Replayed || !JsonNode.DeepEquals(again.Answer, entry.Answer)) journal.Violate($"Acknowledged was {entry}, and the same request again gives {again}");
            var there = await new Client(entry.Token, () => world.Serving, journal, doors: [other]).Repeat(entry);
            if (!there.Acknowledged || !there.Heard.Replayed || there.Id != entry.Id) journal.Violate($"Acknowledged was {entry}, and the same request through the other door gives {there}");
        }
        return sample.Count;
    }

    private async Task<int> ChecksPass()
    {
        foreach (var check in new[] { "/v1/stock-integrity", "/v1/integrity" })
            if (await admin.Get(check) is var found && !(bool)found["sound"]!) journal.Violate($"{check}: {found["violations"]!.ToJsonString()}");
        return 2;
    }

    /// <summary>What a node that died was about to send is sent by the next when its lease is over.</summary>
    private async Task<int> PartnersHeard()
    {
        var confirmed = acknowledged.Where(e => e is { Kind: "receipts", Verb: "confirm" }).Select(e => e.Id).ToList();
        for (var waited = Stopwatch.StartNew(); !confirmed.All(listener.Heard) && waited.Elapsed < TimeSpan.FromSeconds(100);) await Task.Delay(500);
        foreach (var unheard in confirmed.Where(c => !listener.Heard(c)).Take(5)) journal.Violate($"No webhook told of the receipt {unheard}.");
        return confirmed.Count;
    }

    private async Task<int> JobsRun()
    {
        const string job = "ExpireQuotes";
        var asked = DateTimeOffset.Parse((string)(await admin.Write($"/v1/jobs/{job}/run", [])).Answer["askedAt"]!, CultureInfo.InvariantCulture);
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(90); await Task.Delay(500))
        {
            var state = (await admin.Get("/v1/jobs"))["items"]!.AsArray().Single(j => (string?)j!["name"] == job)!;
            if (state["lastRunAt"] is { } at && DateTimeOffset.Parse((string)at!, CultureInfo.InvariantCulture) >= asked.AddSeconds(-1) && (string?)state["lastOutcome"] == "succeeded") return 1;
        }
        journal.Violate($"The job {job} did not run although it was asked for.");
        return 0;
    }

    private static decimal Number(JsonNode? number) => decimal.Parse(number!.ToString(), CultureInfo.InvariantCulture);
}
