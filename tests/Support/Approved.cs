using System.Runtime.CompilerServices;

namespace Waybill.Tests.Support;

/// <summary>
/// Texts that a person has approved: X.approved.ext beside the test. When they differ, the received text is written beside it and the difference
/// printed; with WAYBILL_APPROVE=1 the received text is approved. (Verify.Xunit can take its place once it restores.)
/// </summary>
public static class Approved
{
    public static void Matches(string name, string received, [CallerFilePath] string test = "")
    {
        var dot = name.LastIndexOf('.');
        var approved = Path.Combine(Path.GetDirectoryName(test)!, $"{name[..dot]}.approved{name[dot..]}");
        received = received.ReplaceLineEndings("\n").TrimEnd() + "\n";
        var expected = File.Exists(approved) ? File.ReadAllText(approved) : "";
        if (received == expected) return;
        File.WriteAllText(Environment.GetEnvironmentVariable("WAYBILL_APPROVE") == "1" ? approved : approved.Replace(".approved.", ".received."), received);
        if (Environment.GetEnvironmentVariable("WAYBILL_APPROVE") == "1") return;
        throw new InvalidOperationException($"{name} differs from what was approved:\n{Difference(expected.Split('\n'), received.Split('\n'))}\nTo approve it run the tests with WAYBILL_APPROVE=1.");
    }

    private static string Difference(string[] expected, string[] received)
    {
        var gone = expected.Except(received).Take(20).Select(l => "- " + l);
        var came = received.Except(expected).Take(20).Select(l => "+ " + l);
        return string.Join('\n', gone.Concat(came));
    }
}
