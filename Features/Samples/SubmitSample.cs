using Waybill.Features.Approvals;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Samples;

/// <summary>A draft is offered for approval. The first time it gets its number. Where its flow lets it pass by itself, it is approved at once.</summary>
public static class SubmitSample
{
    [Requires("samples.submit")]
    [Refuses("SAMPLE_WRONG_STATE", "APPROVER_MISSING")]
    public sealed record Command(Guid SampleId);

    internal sealed class Handler(Database db, NumberingDesk numbers, ApprovalsDesk approvals, SampleApproval approval, Outbox outbox) : IHandler<Command, SampleState>
    {
        public async Task<SampleState> Handle(Command command, CancellationToken ct)
        {
            var sample = await db.RequireLockedSample(command.SampleId, ct);
            sample.Submit();
            sample.Name(sample.Number ?? await numbers.Draw("sample", ct));
            outbox.Tell("sample.submitted", sample, SampleTold.Of(sample));
            if (await approvals.Submit(SampleApproval.Subject(sample), ct) == Signed.Last) approval.Approve(sample, remark: null);
            return SampleState.Of(sample);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SampleState, Handler>("/{sampleId}/submit", nameof(SubmitSample), "Submit a sample dispatch for approval");
}
