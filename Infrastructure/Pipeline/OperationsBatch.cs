using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Infrastructure.Pipeline;

public sealed partial class Operations
{
    /// <summary>
    /// Each item in its own transaction under its own key (the batch's key and the item's place), so that a retry after a crash replays
    /// what was done, and the batch's own key claimed before, so that it serves no other batch; or, if atomic, all in one transaction that the first refusal undoes.
    /// </summary>
    internal async Task<Answer<BatchResult<TResult>>> RunBatch<TCommand, TResult>(Operation<Batch<TCommand>, BatchResult<TResult>> self, Operation<TCommand, TResult> one,
        Batch<TCommand> batch, Call call, CancellationToken ct) where TCommand : class where TResult : class
    {
        if (batch.Atomic) return await RunAtomic(self, one, batch, call, ct);
        if (call.Key is not null && !call.ValidateOnly) await WriteWith(self, (_, _) => Task.FromResult(new BatchResult<TResult>([])), batch, call, ct);
        var items = new List<BatchItem<TResult>>(batch.Items.Count);
        var replayed = call.Key is not null;
        for (var i = 0; i < batch.Items.Count; i++)
        {
            var item = call with { Key = call.Key is null ? null : $"{call.Key}#{i}" };
            try
            {
                var answer = await Write(one, batch.Items[i], item, ct);
                replayed &= answer.Replayed;
                items.Add(new(i, one.Status, answer.Result, null));
            }
            catch (Refusal refusal)
            {
                replayed = false;
                items.Add(new(i, refusal.Reason.Status, null, Error(refusal)));
            }
        }
        return new(new(items), replayed);
    }

    private async Task<Answer<BatchResult<TResult>>> RunAtomic<TCommand, TResult>(Operation<Batch<TCommand>, BatchResult<TResult>> self, Operation<TCommand, TResult> one,
        Batch<TCommand> batch, Call call, CancellationToken ct) where TCommand : class where TResult : class
    {
        try
        {
            return await WriteWith(self, async (services, db) =>
            {
                await db.Send(ct);
                var items = new List<BatchItem<TResult>>(batch.Items.Count);
                for (var i = 0; i < batch.Items.Count; i++)
                {
                    try
                    {
                        var result = await services.GetRequiredService<IHandler<TCommand, TResult>>().Handle(batch.Items[i], ct);
                        Saving.Prepare(db, one.Name, call.Caller, clock.GetUtcNow());
                        if (Versions.Stamp(one, result, db) is { } changed) await services.GetRequiredService<DocumentKinds>().RequireEditable(db, changed, ct);
                        await Saving.Save(db, commit: false, ct);
                        items.Add(new(i, one.Status, result, null));
                    }
                    catch (Refusal refusal)
                    {
                        throw new AtomicRefused(i, refusal);
                    }
                    catch (Exception fault) when (fault is DbException or DbUpdateException && DatabaseFaults.OfRequest(fault, db) is { } refusal)
                    {
                        throw new AtomicRefused(i, refusal);
                    }
                }
                return new BatchResult<TResult>(items);
            }, batch, call, ct);
        }
        catch (AtomicRefused refused)
        {
            return new(new([new(refused.Index, refused.Refusal.Reason.Status, null, Error(refused.Refusal))]), Replayed: false);
        }
    }

    private static BatchError Error(Refusal refusal) => new(refusal.Reason.Code, refusal.Detail(Language.English),
        refusal.Faults.Count == 0 ? null : [.. refusal.Faults.Select(f => new BatchFault(f.Pointer, f.Reason.Code, f.Reason.Sentence(Language.English, f.Values)))]);

    private sealed class AtomicRefused(int index, Refusal refusal) : Exception
    {
        public int Index { get; } = index;
        public Refusal Refusal { get; } = refusal;
    }
}
