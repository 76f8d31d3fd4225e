using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Waybill.Api.Hosting;

namespace Waybill.Tests.Api;

/// <summary>The program as a newcomer starts it, kills it and starts it again, with its own PostgreSQL.</summary>
public sealed partial class ProgramTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("waybill-program-").FullName;
    private readonly List<Started> programs = [];

    [Fact]
    public async Task What_was_acknowledged_is_there_after_kill_9_and_nothing_is_in_the_way()
    {
        var first = await Start();
        var key = first.KeyOf("admin");
        first.Output.ShouldContain("not stored");
        using var http = Client(first, key);
        var made = JsonNode.Parse(await (await http.PostAsJsonAsync("/v1/customers", new { name = "Survivor" })).Content.ReadAsStringAsync())!;
        first.Process.Kill();
        await first.Process.WaitForExitAsync();
        var second = await Start();
        second.Output.ShouldNotContain("wb_live_");
        using var again = Client(second, key);
        (await again.GetAsync($"/v1/customers/{made["id"]}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_kill_9_cut_off_is_done_exactly_once_when_it_is_retried_with_its_key()
    {
        var first = await Start();
        var (key, keys) = (first.KeyOf("sales"), Enumerable.Range(0, 60).Select(_ => Guid.NewGuid().ToString()).ToList());
        using var http = Client(first, key);
        var sent = keys.Select(k => Enter(http, k)).ToList();
        await Task.WhenAny(sent);
        first.Process.Kill();
        await Task.WhenAll(sent.Select(s => s.ContinueWith(_ => { }, TaskScheduler.Default)));
        var answered = sent.Where(s => s.IsCompletedSuccessfully).Select(s => s.Result).ToList();
        using var again = Client(await Start(), key);
        var retried = await Task.WhenAll(keys.Select(k => Enter(again, k)));
        retried.Distinct().Count().ShouldBe(60);
        answered.Except(retried).ShouldBeEmpty();
        var listed = JsonNode.Parse(await again.GetStringAsync("/v1/customers?filter=name%20%3D%20%22cut%20off%22&count=exact"))!;
        listed["count"]!.GetValue<int>().ShouldBe(60);
    }

    [Fact]
    public async Task Two_instances_on_one_folder_share_the_server_and_the_last_one_stops_it()
    {
        var first = await Start();
        var second = await Start();
        using (var http = Client(second, first.KeyOf("sales"))) (await http.GetAsync("/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Stop(first);
        using (var http = Client(second, first.KeyOf("sales"))) (await http.GetAsync("/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Stop(second);
        File.Exists(Path.Combine(folder, "pgdata", "postmaster.pid")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_new_key_is_made_by_one_command()
    {
        var program = await Start();
        var (code, output) = await Run("key", "warehouse", $"--DataFolder={folder}");
        code.ShouldBe(0, output);
        using var http = Client(program, Key().Match(output).Value);
        JsonNode.Parse(await http.GetStringAsync("/v1/me"))!["name"]!.ToString().ShouldBe("demo warehouse");
        (await Run("key", "king", $"--DataFolder={folder}")).Code.ShouldBe(1);
    }

    [Theory]
    [InlineData("--ConnectionStrings:Database=Host=127.0.0.1;Port=1;Database=waybill;Username=x;Password=secret-word;Timeout=2")]
    [InlineData("--PostgresBinaries=/nowhere")]
    public async Task What_is_missing_is_told_in_one_sentence(string option)
    {
        var (code, output) = await Run(option, "--Rest:Port=0", "--Grpc:Port=0", $"--DataFolder={folder}");
        code.ShouldNotBe(0);
        output.Trim().Split('\n').Length.ShouldBe(1, output);
        output.ShouldNotContain("secret-word");
        output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_one_sentence()
    {
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var (code, output) = await Run($"--Rest:Port={((IPEndPoint)taken.LocalEndpoint).Port}", "--Grpc:Port=0", $"--DataFolder={folder}");
        (code, output.Contains("taken")).ShouldBe((1, true), output);
        output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task An_unknown_command_shows_how_to_call_it() => (await Run("fly")).Code.ShouldBe(2);

    public void Dispose()
    {
        foreach (var program in programs.Where(p => !p.Process.HasExited))
        {
            program.Process.Kill();
            program.Process.WaitForExit();
        }
        for (var i = 0; i < 50 && File.Exists(Path.Combine(folder, "pgdata", "postmaster.pid")); i++) Thread.Sleep(100);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> Enter(HttpClient http, string idempotencyKey)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/v1/customers") { Content = JsonContent.Create(new { name = "cut off" }), Headers = { { "Idempotency-Key", idempotencyKey } } };
        using var response = await http.SendAsync(message);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["id"]!.ToString();
    }

    private sealed record Started(Process Process, string Output)
    {
        public Uri Rest => new(Regex.Match(Output, @"REST\s+(\S+)/v1").Groups[1].Value);
        public string KeyOf(string role) => Regex.Match(Output, $@"key of {role}\s+(\S+)").Groups[1].Value;
    }

    private async Task<Started> Start()
    {
        var process = Launch("--Rest:Port=0", "--Grpc:Port=0", $"--DataFolder={folder}");
        var output = "";
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!output.Contains("keys are not stored") && !output.Contains("For a new API key"))
            output += (await process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException(output + await process.StandardError.ReadToEndAsync(patience.Token))) + "\n";
        programs.Add(new(process, output));
        return programs[^1];
    }

    private static async Task<(int Code, string Output)> Run(params string[] args)
    {
        using var process = Launch(args);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
        return (process.ExitCode, await output + await error);
    }

    private static async Task Stop(Started program)
    {
        using var signal = Process.Start("kill", $"-TERM {program.Process.Id}");
        await program.Process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
        program.Process.ExitCode.ShouldBe(0);
    }

    private static Process Launch(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { typeof(WaybillHost).Assembly.Location } };
        foreach (var arg in args) start.ArgumentList.Add(arg);
        return Process.Start(start)!;
    }

    private static HttpClient Client(Started program, string key) => new() { BaseAddress = program.Rest, DefaultRequestHeaders = { Authorization = new("Bearer", key) } };

    [GeneratedRegex(@"wb_live_\S+")]
    private static partial Regex Key();
}
