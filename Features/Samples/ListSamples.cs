using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Samples;

/// <summary>The sample dispatches without their lines, newest first; or only those whose lent samples should be back by now.</summary>
public static class ListSamples
{
    /// <param name="Overdue">Only dispatches of which lent samples are still out although their date is over.</param>
    [Requires("samples.list")]
    [Refuses("COMPANY_MISSING")]
    public sealed record Query(bool? Overdue = null) : ListQuery;
    public sealed record Row(Guid Id, int Version, string? Number, SampleStatus Status, SamplePurpose Purpose, DateOnly? ReturnBy, Progress Issue, Progress Return, Guid CustomerId,
        string CustomerName, Guid? SalespersonId, string? Carrier, string? TrackingNumber, DateTimeOffset CreatedAt);

    private static readonly Listing<Sample> Fields = new Listing<Sample>("samples")
        .Field("number", s => s.Number).Field("status", s => s.Status).Field("purpose", s => s.Purpose).Field("returnBy", s => s.ReturnBy).Field("issue", s => s.Issue)
        .Field("return", s => s.Return).Field("customerId", s => s.CustomerId).Field("customerName", s => s.CustomerName).Field("salespersonId", s => s.OwnerId)
        .Field("carrier", s => s.Carrier).Field("trackingNumber", s => s.TrackingNumber).Field("createdAt", s => s.CreatedAt).Field("createdBy", s => s.CreatedBy)
        .Search(s => s.Number, s => s.CustomerName, s => s.TrackingNumber).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CompanyDesk companies, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken ct)
        {
            var samples = db.Samples;
            if (query.Overdue == true)
            {
                var today = await companies.Today(ct);
                samples = samples.Where(s => s.Status == SampleStatus.Approved && s.ReturnBy < today && s.Lines.Any(l => l.Returned < l.Issued));
            }
            return await samples.ToPage(query, Fields, user.Caller, s => new Row(s.Id, s.Version, s.Number, s.Status, s.Purpose, s.ReturnBy, s.Issue, s.Return, s.CustomerId, s.CustomerName,
                s.OwnerId, s.Carrier, s.TrackingNumber, s.CreatedAt), ct);
        }
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/", nameof(ListSamples), "List sample dispatches");
}
