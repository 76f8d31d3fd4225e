namespace Waybill.Features.Receivables;

/// <summary>Knows of money of a customer that we have, and that has paid for nothing yet: the customer may owe as much more.</summary>
public interface ICoverCredit
{
    /// <summary>How much that is, in the customer's currency.</summary>
    Task<decimal> Covered(Guid customerId, CancellationToken ct);
}

internal static class CreditCovers
{
    public static async Task<decimal> Of(this IEnumerable<ICoverCredit> covers, Guid customerId, CancellationToken ct)
    {
        var covered = 0m;
        foreach (var cover in covers) covered += await cover.Covered(customerId, ct);
        return covered;
    }
}
