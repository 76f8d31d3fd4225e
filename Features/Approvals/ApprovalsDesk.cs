using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Approvals;

/// <summary>
/// Where documents are put up for approval and signed. The decision itself is the document's own operation: it asks here first, and does its work when nobody else need sign.
/// Without a flow for a document, the permission for that operation alone decides. A document is locked before its run.
/// </summary>
public sealed class ApprovalsDesk(Database db, Recent<ActiveFlows> recent, Signers signers, Outbox outbox, CurrentUser user, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Hashed = new(JsonSerializerDefaults.Web) { Converters = { new PlainDecimals(), new JsonStringEnumConverter() } };

    /// <summary>
    /// A document was submitted. <see cref="Signed.Last"/> means that its flow lets it pass by itself; then it is approved at once, in the same operation.
    /// APPROVER_MISSING when a step of its flow finds nobody who could sign.
    /// </summary>
    /// <param name="decides">Whether the caller, who holds the permission for the decision, decides in the same operation where no flow applies.</param>
    public async Task<Signed> Submit(ApprovalSubject subject, CancellationToken ct, bool decides = false)
    {
        if (await FlowFor(subject, ct) is not { } flow) return decides ? Signed.Last : Signed.MoreToCome;
        var request = new ApprovalRequest(subject, flow, HashOf(subject), user.Name, user.EmployeeId);
        foreach (var (i, step) in flow.Steps.Index())
        {
            if (step.PassedBy(subject.Amount)) continue;
            foreach (var signer in await signers.Of(step, flow, subject, ct))
                request.Add(new() { Step = i + 1, StepName = step.Name, Mode = step.Mode ?? SigningMode.AnyOne, EmployeeId = signer });
        }
        request.Advance(clock.GetUtcNow());
        db.Add(request);
        Tell(request);
        return request.Status == ApprovalStatus.Approved ? Signed.Last : Signed.MoreToCome;
    }

    /// <summary>
    /// The caller approves. NOT_YOUR_TURN unless a task of the present step is the caller's (or of somebody it stands in for); OWN_DOCUMENT when it submitted the document itself
    /// and the flow does not allow that; APPROVAL_STALE when the document is no longer what was submitted.
    /// </summary>
    public async Task<Signed> Sign(ApprovalSubject subject, string? remark, CancellationToken ct)
    {
        if (await Running(subject.Document.Ref, ct) is not { } request) return Signed.Last;
        var task = await MyTask(request, ct);
        if (!request.Hash.AsSpan().SequenceEqual(HashOf(subject))) throw ApprovalRefusals.Stale.Because(("kind", request.DocumentKind));
        request.Sign(task, by: user.Id, remark, clock.GetUtcNow());
        Tell(request);
        return request.Status == ApprovalStatus.Approved ? Signed.Last : Signed.MoreToCome;
    }

    /// <summary>For documents that are not submitted for it: the first call puts it up, those after it sign. <see cref="Signed.Last"/> at once where no flow applies.</summary>
    public async Task<Signed> PutUpOrSign(ApprovalSubject subject, string? remark, CancellationToken ct)
    {
        if (await Running(subject.Document.Ref, ct) is not null) return await Sign(subject, remark, ct);
        return await Submit(subject, ct, decides: true);
    }

    /// <summary>The caller rejects, for the same reasons refused as <see cref="Sign"/>; the run is over.</summary>
    public async Task Reject(DocumentRef document, string reason, CancellationToken ct)
    {
        if (await Running(document, ct) is not { } request) return;
        request.Reject(await MyTask(request, ct), by: user.Id, reason, clock.GetUtcNow());
        Tell(request);
    }

    /// <summary>The document changed, was withdrawn or cancelled while its approval ran: the run is void, what was signed counts for nothing.</summary>
    public async Task Void(DocumentRef document, CancellationToken ct)
    {
        if (await Running(document, ct) is not { } request) return;
        request.End(ApprovalStatus.Voided, reason: null, clock.GetUtcNow());
        Tell(request);
    }

    private async Task<ApprovalFlow?> FlowFor(ApprovalSubject subject, CancellationToken ct)
    {
        var kind = subject.Document.Ref.Kind;
        var active = await recent.Get(async () => new(await db.ApprovalFlows.AsNoTracking().Where(f => f.Active).OrderBy(f => f.Position).ThenBy(f => f.CreatedAt).ToListAsync(ct)));
        var flows = active.InOrder.Where(f => f.DocumentKind == kind).ToList();
        if (flows.Count == 0) return null;
        var owner = subject.OwnerId ?? user.EmployeeId;
        var department = await db.Employees.Where(e => e.Id == owner).Select(e => e.DepartmentId).FirstOrDefaultAsync(ct);
        var margin = new Lazy<Task<decimal?>>(() => subject.Margin?.Invoke(ct) ?? Task.FromResult<decimal?>(null));
        foreach (var flow in flows)
            if (flow.Conditions.Hold(subject, department) && (flow.Conditions.MarginBelow is not { } limit || !(await margin.Value >= limit))) return flow;
        return null;
    }

    private async Task<ApprovalRequest?> Running(DocumentRef document, CancellationToken ct)
    {
        var (kind, id) = (document.Kind, document.Id);
        var found = await db.Every<ApprovalRequest>().Where(r => r.DocumentId == id && r.DocumentKind == kind && r.Status == ApprovalStatus.Pending).Select(r => r.Id).FirstOrDefaultAsync(ct);
        if (found == Guid.Empty) return null;
        var request = await db.Every<ApprovalRequest>().Include(r => r.Tasks).RequireLocked(db, found, ct);
        return request.Status == ApprovalStatus.Pending ? request : null;
    }

    private async Task<ApprovalTask> MyTask(ApprovalRequest request, CancellationToken ct)
    {
        var mine = await signers.ActingFor(user.EmployeeId, ct);
        var task = request.OpenTasks.OrderByDescending(t => t.EmployeeId == user.EmployeeId).FirstOrDefault(t => mine.Contains(t.EmployeeId));
        var submitted = request.CreatedBy == user.Id || (request.SubmittedByEmployee is { } employee && employee == user.EmployeeId);
        if (submitted && !request.AllowSelfApproval) throw ApprovalRefusals.OwnDocument.Because(("kind", request.DocumentKind));
        return task ?? throw ApprovalRefusals.NotYourTurn.Because(("kind", request.DocumentKind), ("signers", await signers.Names([.. request.OpenTasks.Select(t => t.EmployeeId)], ct)));
    }

    private void Tell(ApprovalRequest request) => outbox.Tell(ApprovalTold.TypeOf(request.Status), request, ApprovalTold.Of(request));

    private static byte[] HashOf(ApprovalSubject subject) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(subject.Snapshot, Hashed));

    /// <summary>A number is the same with and without trailing zeros, which the database may add.</summary>
    private sealed class PlainDecimals : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteStringValue(Texts.Of(value));
    }
}
