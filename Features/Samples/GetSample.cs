using Microsoft.EntityFrameworkCore;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Samples;

/// <summary>One sample dispatch, with what has left and what came back, line by line.</summary>
public static class GetSample
{
    [Requires("samples.get")]
    public sealed record Query(Guid SampleId);

    /// <param name="ReturnBy">The business date by which lent samples are to be back.</param>
    public sealed record Result(Guid Id, int Version, string? Number, SampleStatus Status, SamplePurpose Purpose, DateOnly? ReturnBy, Progress Issue, Progress Return, Guid CustomerId,
        string CustomerName, Guid? SalespersonId, ShipTo? ShipTo, string? Carrier, string? TrackingNumber, DateTimeOffset? ShippedAt, string? Remark, string? Reason, Guid? ApprovedBy,
        DateTimeOffset? ApprovedAt, DateTimeOffset CreatedAt, Guid CreatedBy, IReadOnlyList<SampleLineView> Lines)
    {
        internal static Result Of(Sample s) => new(s.Id, s.Version, s.Number, s.Status, s.Purpose, s.ReturnBy, s.Issue, s.Return, s.CustomerId, s.CustomerName, s.OwnerId, s.ShipTo, s.Carrier,
            s.TrackingNumber, s.ShippedAt, s.Remark, s.Reason, s.ApprovedBy, s.ApprovedAt, s.CreatedAt, s.CreatedBy, [.. s.Lines.OrderBy(l => l.Position).Select(SampleLineView.Of)]);
    }

    internal sealed class Handler(Database db) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct) => Result.Of(await db.Samples.Include(s => s.Lines).Require(s => s.Id == query.SampleId, ct));
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/{sampleId}", nameof(GetSample), "Read a sample dispatch");
}
