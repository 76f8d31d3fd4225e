using System.Globalization;

namespace Waybill.Faults;

/// <summary>How long, with which dice, which faults, on which program.</summary>
internal sealed record Options(TimeSpan Length, int Seed, IReadOnlyList<string> Only, string Binary, int Port, int Clients)
{
    public static Options Of(string[] args)
    {
        string? Value(string name) => args.FirstOrDefault(a => a.StartsWith($"--{name}=", StringComparison.Ordinal))?[(name.Length + 3)..];
        int Number(string name, int otherwise) => Value(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
        return new(TimeSpan.FromMinutes(double.Parse(Value("minutes") ?? "3", CultureInfo.InvariantCulture)), Number("seed", Random.Shared.Next(1, 1_000_000)),
            Value("only")?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [], Value("binary") ?? Built(), Number("port", 5680), Number("clients", 8));
    }

    /// <summary>The program as it was built last, Debug or Release.</summary>
    private static string Built()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Api.sln")))
                return new DirectoryInfo(Path.Combine(folder.FullName, "Api", "bin")).EnumerateFiles("Api.dll", SearchOption.AllDirectories)
                    .Where(f => f.Directory!.Name == "net10.0").MaxBy(f => f.LastWriteTimeUtc)?.FullName ?? throw new InvalidOperationException("The program is not built: dotnet build Api.");
        throw new InvalidOperationException("Say where the program is: --binary=…/Api.dll");
    }
}
