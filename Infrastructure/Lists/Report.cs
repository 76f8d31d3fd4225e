namespace Waybill.Infrastructure.Lists;

/// <summary>An answer that is one table: its member Rows, cut off where they became too many. Over REST it can be had as CSV, like a list.</summary>
public interface IReport
{
    /// <summary>There are more rows than were given; a narrower question shows them.</summary>
    bool Truncated { get; }
}
