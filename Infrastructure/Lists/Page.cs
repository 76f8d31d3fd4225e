namespace Waybill.Infrastructure.Lists;

/// <summary>What every list understands.</summary>
public abstract record ListQuery
{
    /// <summary>At most this many items: 1 to 200, 50 if not given.</summary>
    [System.ComponentModel.DataAnnotations.Range(1, 200)]
    public int? PageSize { get; init; }

    /// <summary>The nextPageToken of the page before.</summary>
    [System.ComponentModel.DataAnnotations.MaxLength(2000)]
    public string? PageToken { get; init; }

    /// <summary>A filter such as: status = "approved" AND createdAt >= "2026-01-01".</summary>
    [System.ComponentModel.DataAnnotations.MaxLength(2000)]
    public string? Filter { get; init; }

    /// <summary>A field and a direction: createdAt desc.</summary>
    [System.ComponentModel.DataAnnotations.MaxLength(100)]
    public string? OrderBy { get; init; }

    /// <summary>Text to look for.</summary>
    [System.ComponentModel.DataAnnotations.MaxLength(100)]
    public string? Q { get; init; }

    /// <summary>Whether to count what the filter matches.</summary>
    public Counting? Count { get; init; }
}

/// <summary>How to count a list.</summary>
public enum Counting { Exact, Estimated }

/// <summary>One page of a list, in a stable order.</summary>
/// <param name="NextPageToken">Ask with it for the next page; absent on the last.</param>
/// <param name="Count">How many there are in all, if that was asked.</param>
public sealed record Page<TRow>(IReadOnlyList<TRow> Items, string? NextPageToken, long? Count = null);
