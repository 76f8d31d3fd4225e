using System.Globalization;

namespace Waybill.Features.Webhooks;

/// <summary>How events are delivered to webhook endpoints.</summary>
public sealed class WebhookSettings
{
    /// <summary>Allow http:// beside https://: for trials.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>Allow addresses that are not public ones: for trials on one machine.</summary>
    public bool AllowPrivate { get; set; }

    /// <summary>The source that CloudEvents name: which installation they come from.</summary>
    public string Source { get; set; } = "urn:waybill";

    /// <summary>The waits between one attempt and the next, in seconds (s), minutes (m) and hours (h); after the last comes one more attempt.</summary>
    public string Retries { get; set; } = "5s 5m 30m 2h 5h 10h 14h 20h 24h";

    /// <summary>How long a receiver may take for its whole answer.</summary>
    public int TimeoutSeconds { get; set; } = 15;

    internal TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);

    /// <summary>The wait behind so many attempts, or nothing when there were enough.</summary>
    internal TimeSpan? WaitAfter(int attempts)
    {
        var waits = Retries.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (attempts > waits.Length) return null;
        var (count, unit) = (int.Parse(waits[attempts - 1][..^1], CultureInfo.InvariantCulture), waits[attempts - 1][^1]);
        return unit switch { 'h' => TimeSpan.FromHours(count), 'm' => TimeSpan.FromMinutes(count), _ => TimeSpan.FromSeconds(count) };
    }
}
