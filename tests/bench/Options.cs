namespace Waybill.Bench;

/// <summary>What every measured program is told: where the system is, by which key, with how many workers at once.</summary>
internal sealed record Options(Uri Rest, string Key, int Workers)
{
    public static Options Of(string[] args)
    {
        string? Value(string name) => args.FirstOrDefault(a => a.StartsWith($"--{name}=", StringComparison.Ordinal))?[(name.Length + 3)..];
        return new(new(Value("rest") ?? "http://127.0.0.1:5080"), Value("key") ?? Environment.GetEnvironmentVariable("WAYBILL_KEY") ?? "", int.Parse(Value("workers") ?? "4"));
    }
}
