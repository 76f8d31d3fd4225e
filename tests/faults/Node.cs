using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Waybill.Faults;

/// <summary>One program under trial: the built one, as a process, behind proxies through which clients reach its doors.</summary>
internal sealed class Node : IDisposable
{
    private readonly Place place;
    private readonly string log;
    private readonly string[] arguments;
    private readonly StringBuilder output = new();
    private Process? process;

    public Node(string name, string binary, int port, Place place)
    {
        (Name, this.place) = (name, place);
        (Rest, Grpc) = (new(listen: port + 2, upstream: port), new(listen: port + 3, upstream: port + 1));
        log = Path.Combine(place.Work, $"{name}.log");
        arguments = [binary, $"--Rest:Port={port}", $"--Grpc:Port={port + 1}", "--RateLimit:PerSecond=0", $"--DataFolder={place.Data}", "--Seed=true",
            "--Webhooks:AllowHttp=true", "--Webhooks:AllowPrivate=true"];
    }

    public string Name { get; }
    public Proxy Rest { get; }
    public Proxy Grpc { get; }

    /// <summary>The program's process.</summary>
    public int? Pid => process is { HasExited: false } ? process.Id : null;

    /// <summary>The key of the demo company's administrator, if a start made it.</summary>
    public string? AdminKey { get; private set; }

    /// <summary>Comes back when it serves.</summary>
    /// <param name="clock">The clock it goes by, if not the machine's.</param>
    public async Task Start(Clock? clock = null)
    {
        lock (output) output.Clear();
        process?.Dispose();
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = place.Work };
        foreach (var (name, value) in clock?.Environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        process = Process.Start(start)!;
        Listen(process);
        for (var waited = Stopwatch.StartNew(); !Regex.IsMatch(Said(), "keys are not stored|For a new API key"); await Task.Delay(20))
        {
            if (process.HasExited) throw new Broken($"{Name} did not start: {Said()}");
            if (waited.Elapsed > TimeSpan.FromMinutes(3)) throw new Broken($"{Name} did not start within three minutes: {Said()}");
        }
        if (Regex.Match(Said(), @"key of admin\s+(\S+)") is { Success: true } match) AdminKey = match.Groups[1].Value;
    }

    /// <summary>From now on this share of what clients send and hear is cut off; 0 lets everything pass.</summary>
    public void Cut(double share)
    {
        Rest.Cut(share);
        Grpc.Cut(share);
    }

    /// <summary>Every connection of a client ends in a reset.</summary>
    public void ResetClients()
    {
        Rest.ResetAll();
        Grpc.ResetAll();
    }

    /// <summary>As kill -9 does it.</summary>
    public async Task Kill()
    {
        if (process is null) return;
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        ResetClients();
    }

    /// <summary>As an operator does it.</summary>
    public async Task Stop()
    {
        if (process is null || process.HasExited) return;
        await Signals.Send("TERM", process.Id);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await process.WaitForExitAsync(patience.Token);
    }

    public void Dispose()
    {
        process?.Dispose();
        Rest.Dispose();
        Grpc.Dispose();
    }

    private string Said()
    {
        lock (output) return output.ToString();
    }

    private void Listen(Process of)
    {
        void Note(object _, DataReceivedEventArgs line)
        {
            if (line.Data is null) return;
            lock (output)
            {
                if (output.Length < 100_000) output.AppendLine(line.Data);
                File.AppendAllText(log, line.Data + "\n");
            }
        }
        of.OutputDataReceived += Note;
        of.ErrorDataReceived += Note;
        of.BeginOutputReadLine();
        of.BeginErrorReadLine();
    }
}

/// <summary>The trial cannot go on.</summary>
internal sealed class Broken(string what) : Exception(what);
