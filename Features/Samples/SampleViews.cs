using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Samples;

/// <summary>A line of a sample dispatch.</summary>
/// <param name="Issued">What has left, in base units.</param>
/// <param name="Returned">What of it came back.</param>
public sealed record SampleLineView(Guid Id, int Position, Guid ItemId, string ItemCode, string Description, decimal Quantity, string Unit, decimal BaseQuantity, string BaseUnit, Guid? WarehouseId,
    Guid? BatchId, decimal Issued, decimal Returned)
{
    internal static SampleLineView Of(SampleLine l) => new(l.Id, l.Position, l.ItemId, l.ItemCode, l.Description, l.Quantity, l.Unit, l.BaseQuantity, l.BaseUnit, l.WarehouseId, l.BatchId,
        l.Issued, l.Returned);
}

/// <summary>What every step in the life of a sample dispatch answers.</summary>
/// <param name="Reason">Why it was rejected, cancelled or closed, or what was remarked when it was approved.</param>
public sealed record SampleState(Guid Id, int Version, string? Number, SampleStatus Status, string? Reason)
{
    internal static SampleState Of(Sample s) => new(s.Id, s.Version, s.Number, s.Status, s.Reason);
}

/// <summary>What the outside is told of a sample dispatch: goods, no prices.</summary>
[Tells("sample.approved", "sample.cancelled", "sample.closed", "sample.rejected", "sample.shipped", "sample.submitted")]
internal sealed record SampleTold(Guid Id, string? Number, Guid CustomerId, SampleStatus Status, SamplePurpose Purpose, DateOnly? ReturnBy, IReadOnlyList<SampleLineTold> Lines)
{
    public static SampleTold Of(Sample s) => new(s.Id, s.Number, s.CustomerId, s.Status, s.Purpose, s.ReturnBy,
        [.. s.Lines.OrderBy(l => l.Position).Select(l => new SampleLineTold(l.ItemId, l.ItemCode, l.BaseQuantity, l.BaseUnit))]);
}

/// <summary>A line of a sample dispatch, in base units.</summary>
internal sealed record SampleLineTold(Guid ItemId, string ItemCode, decimal Quantity, string Unit);
