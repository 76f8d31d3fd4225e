using System.Globalization;
using System.Text.RegularExpressions;

namespace Waybill.Bench;

/// <summary>A statement as the database executed it, and how long all its phases took.</summary>
internal sealed record Statement(string Text, double Milliseconds);

/// <summary>What the database itself says that it was asked, while nobody else asks it.</summary>
internal sealed partial class StatementLog : IAsyncDisposable
{
    private readonly Lab lab;
    private readonly StreamReader log;

    private StatementLog(Lab lab, StreamReader log) => (this.lab, this.log) = (lab, log);

    public static async Task<StatementLog> Open(Lab lab)
    {
        await Logging(lab, "0");
        var log = new StreamReader(new FileStream(Path.Combine(lab.Socket, "server.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        log.BaseStream.Seek(0, SeekOrigin.End);
        return new(lab, log);
    }

    /// <summary>The statements since the last time one asked, without those of the program's own clocks.</summary>
    public async Task<IReadOnlyList<Statement>> Read()
    {
        var (done, spent) = (new List<Statement>(), 0.0);
        foreach (var entry in Entry().Split(await log.ReadToEndAsync()))
        {
            if (Duration().Match(entry) is not { Success: true } found) continue;
            spent += double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture);
            if (found.Groups[2].Value is "parse" or "bind") continue;
            var text = Spaces().Replace(found.Groups[3].Value.Split("DETAIL:")[0], " ").Trim();
            if (!Background().IsMatch(text)) done.Add(new(text, spent));
            spent = 0;
        }
        return done;
    }

    public async ValueTask DisposeAsync()
    {
        log.Dispose();
        await Logging(lab, "-1");
    }

    private static async Task Logging(Lab lab, string from)
    {
        await lab.Sql($"alter system set log_min_duration_statement = {from}");
        await lab.Sql("select pg_reload_conf()");
        await Task.Delay(200);
    }

    [GeneratedRegex(@"^(?=\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"LOG:  duration: ([\d.]+) ms  (parse|bind|execute|statement)[^:]*: (.*)", RegexOptions.Singleline)]
    private static partial Regex Duration();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"qrtz_|outbox_head|position is null|webhook|pg_reload_conf|from api_keys|LISTEN", RegexOptions.IgnoreCase)]
    private static partial Regex Background();
}
