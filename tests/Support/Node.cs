using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Npgsql;
using Waybill.Api.Hosting;

namespace Waybill.Tests.Support;

/// <summary>The program as a process of its own on a given database, to be killed in the middle of what it does.</summary>
public sealed class Node : IAsyncDisposable
{
    private readonly Process process;
    private readonly string output;

    private Node(string name, Process process, string output) => (Name, this.process, this.output) = (name, process, output);

    /// <summary>What its connections to the database are called.</summary>
    public string Name { get; }

    /// <summary>The key of a demo role, if this node seeded the database.</summary>
    public string KeyOf(string role) => Regex.Match(output, $@"key of {role}\s+(\S+)").Groups[1].Value;

    public static async Task<Node> Start(string name, string connection, params string[] options)
    {
        var database = new NpgsqlConnectionStringBuilder(connection) { ApplicationName = name }.ConnectionString;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { typeof(WaybillHost).Assembly.Location } };
        foreach (var option in new[] { "--Rest:Port=0", "--Grpc:Port=0", "--Seed=true", $"--ConnectionStrings:Database={database}" }.Concat(options)) start.ArgumentList.Add(option);
        var (process, output) = (Process.Start(start)!, "");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        while (!output.Contains("keys are not stored") && !output.Contains("For a new API key"))
            output += (await process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException(output + await process.StandardError.ReadToEndAsync(patience.Token))) + "\n";
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
        return new(name, process, output);
    }

    public HttpClient Rest(string key) => new()
    {
        BaseAddress = new(Regex.Match(output, @"REST\s+(\S+)/v1").Groups[1].Value), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
    };

    /// <summary>As kill -9 does it.</summary>
    public async Task Kill()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        process.Dispose();
    }
}
