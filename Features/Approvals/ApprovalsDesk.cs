#pragma warning disable CA1822
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Approvals;

/// <summary>
/// Where documents are put up for approval and signed. The decision itself is the document's own operation: it asks here first, and does its work when nobody else need sign.
/// Without a flow for a document, the permission for that operation alone decides.
/// </summary>
public sealed class ApprovalsDesk
{
    /// <summary>
    /// A document was submitted. <see cref="Signed.Last"/> means that its flow lets it pass by itself; then it is approved at once, in the same operation.
    /// APPROVER_MISSING when a step of its flow finds nobody who could sign.
    /// </summary>
    public Task<Signed> Submit(ApprovalSubject subject, CancellationToken ct) => Task.FromResult(Signed.MoreToCome);

    /// <summary>
    /// The caller approves. NOT_YOUR_TURN unless a task of the present step is the caller's (or of somebody it stands in for); OWN_DOCUMENT when it submitted the document itself
    /// and the flow does not allow that; APPROVAL_STALE when the document is no longer what was submitted.
    /// </summary>
    public Task<Signed> Sign(ApprovalSubject subject, string? remark, CancellationToken ct) => Task.FromResult(Signed.Last);

    /// <summary>The caller rejects, for the same reasons refused as <see cref="Sign"/>; the run is over.</summary>
    public Task Reject(DocumentRef document, string reason, CancellationToken ct) => Task.CompletedTask;

    /// <summary>The document changed, was withdrawn or cancelled while its approval ran: the run is void, what was signed counts for nothing.</summary>
    public Task Void(DocumentRef document, CancellationToken ct) => Task.CompletedTask;
}
