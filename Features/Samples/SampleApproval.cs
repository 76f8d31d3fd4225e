using Waybill.Features.Approvals;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Samples;

/// <summary>What follows when a sample dispatch is approved, by a person's signature or by a flow that lets it pass: the warehouse may issue it.</summary>
internal sealed class SampleApproval(Outbox outbox, CurrentUser user, TimeProvider clock)
{
    public void Approve(Sample sample, string? remark)
    {
        sample.Approve(by: user.Id, at: clock.GetUtcNow(), remark);
        outbox.Tell("sample.approved", sample, SampleTold.Of(sample));
    }

    /// <summary>What is approved with it: what goes to whom, and whether it comes back.</summary>
    public static ApprovalSubject Subject(Sample s) => new(s, s.Number!, new
    {
        s.CustomerId, s.Purpose, s.ReturnBy, s.ShipTo,
        Lines = s.Lines.OrderBy(l => l.Position).Select(l => new { l.ItemId, l.BaseQuantity, l.WarehouseId, l.BatchId }),
    })
    {
        Party = s.CustomerName, OwnerId = s.OwnerId,
    };
}

/// <summary>A sample dispatch whose approval was withdrawn is a draft again.</summary>
internal sealed class SampleFollowsApproval(Database db) : IFollowApproval
{
    public string Kind => "sample";

    public async Task Withdrawn(Guid documentId, CancellationToken ct) => (await db.LockSampleBehind(documentId, ct)).Withdraw();
}
