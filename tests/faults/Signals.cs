using System.Diagnostics;
using System.Globalization;

namespace Waybill.Faults;

/// <summary>Processes, as the operating system knows them.</summary>
internal static class Signals
{
    public static async Task<bool> Send(string signal, int pid) => (await Run("kill", $"-{signal}", pid.ToString(CultureInfo.InvariantCulture))).Exit == 0;

    public static async Task<(int Exit, string Output)> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    /// <summary>Whether it is there and has not ended.</summary>
    public static bool Lives(int pid) =>
        File.Exists($"/proc/{pid}/stat") && Try(() => File.ReadAllText($"/proc/{pid}/stat")) is { Length: > 0 } stat && stat[(stat.LastIndexOf(')') + 2)..][0] is not ('Z' or 'X');

    private static string Try(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (IOException)
        {
            return "";
        }
    }
}
