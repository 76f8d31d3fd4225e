using System.Globalization;

namespace Waybill.Bench;

/// <summary>What every measured program is told: where the system is, by which key, with how many workers at once.</summary>
internal sealed record Options(Uri Rest, string Key, int Workers)
{
    public static Options Of(string[] args) =>
        new(new(Value(args, "rest") ?? "http://127.0.0.1:5080"), Value(args, "key") ?? Environment.GetEnvironmentVariable("WAYBILL_KEY") ?? "", Number(args, "workers", 4));

    public static string? Value(string[] args, string name) => args.FirstOrDefault(a => a.StartsWith($"--{name}=", StringComparison.Ordinal))?[(name.Length + 3)..];

    public static int Number(string[] args, string name, int otherwise) => Value(args, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public static TimeSpan Seconds(string[] args, int otherwise) => TimeSpan.FromSeconds(Number(args, "seconds", otherwise));
}
