using System.Data.Common;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Rest;

namespace Waybill.Infrastructure.Pipeline;

/// <summary>
/// What every operation needs and no operation writes: permission, shape, idempotency, one transaction, versions, history, retries,
/// and refusals for what the database refuses. Every door, job and test calls <see cref="Run{TRequest,TResult}"/>.
/// </summary>
public sealed partial class Operations(IServiceScopeFactory scopes, StorageRoom room, WriteTurns turns, TimeProvider clock)
{
    /// <summary>Where spans come from.</summary>
    public static readonly ActivitySource Source = new("Waybill.Operations");
    private const int Attempts = 6;

    /// <summary>What a transaction that writes asks, it asks by ids: the same plan holds for any of them. Left to itself the database plans each lookup of several ids anew.</summary>
    private const string PlannedOnce = "set_config('plan_cache_mode', 'force_generic_plan', true)";

    /// <summary>Runs an operation for a caller and gives its answer, or throws the <see cref="Refusal"/>.</summary>
    public async Task<Answer<TResult>> Run<TRequest, TResult>(Operation<TRequest, TResult> operation, TRequest request, Call call, CancellationToken ct)
        where TRequest : class where TResult : class
    {
        using var span = Source.StartActivity(operation.Name);
        try
        {
            operation.Admit(call.Caller);
            CheckKey(operation, call);
            Shape.Check(request);
            Masks.RefuseWriting(request, call.Caller);
            var answer = operation switch
            {
                { Special: { } special } => await special(this, operation, request, call, ct),
                { Reads: true } => new(await Read(operation, request, call, ct), Replayed: false),
                _ => await Write(operation, request, call, ct),
            };
            return answer with { Result = Masks.Apply(answer.Result, call.Caller) };
        }
        catch (Exception fault) when (fault is not Refusal)
        {
            span?.SetStatus(ActivityStatusCode.Error, fault.GetType().Name);
            throw;
        }
        catch (Refusal refusal)
        {
            span?.SetTag("waybill.refusal", refusal.Reason.Code);
            throw;
        }
    }

    private async Task<TResult> Read<TRequest, TResult>(Operation<TRequest, TResult> operation, TRequest request, Call call, CancellationToken ct)
        where TRequest : class where TResult : class
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(call.Caller);
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        db.Serve(call.Caller, operation.Permission);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        try
        {
            if (request is ListQuery && call.Caller.Reach is { } reach && scope.ServiceProvider.GetService<ICompleteReach>() is { } more)
                db.Serve(call.Caller with { Reach = await more.Complete(db, reach, ct) }, operation.Permission);
            return await scope.ServiceProvider.GetRequiredService<IHandler<TRequest, TResult>>().Handle(request, ct);
        }
        catch (Exception fault) when (DatabaseFaults.Refused(fault, db) is { } refusal)
        {
            throw refusal;
        }
    }

    private Task<Answer<TResult>> Write<TRequest, TResult>(Operation<TRequest, TResult> operation, TRequest request, Call call, CancellationToken ct)
        where TRequest : class where TResult : class =>
        WriteWith(operation, (services, _) => services.GetRequiredService<IHandler<TRequest, TResult>>().Handle(request, ct), request, call, ct);

    private async Task<Answer<TResult>> WriteWith<TRequest, TResult>(Operation<TRequest, TResult> operation, Func<IServiceProvider, Database, Task<TResult>> handle,
        TRequest request, Call call, CancellationToken ct) where TRequest : class where TResult : class
    {
        var fingerprint = call.Key is null ? null : Fingerprint(operation, request);
        for (var attempt = 1; ; attempt++)
        {
            using var turn = await turns.Take(ct);
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Database>();
            try
            {
                return await room.Write(() => Attempt(scope.ServiceProvider, db, operation, handle, call, fingerprint, ct), stored: answer => !answer.Replayed && !call.ValidateOnly);
            }
            catch (Exception fault) when (DatabaseFaults.MayPass(fault))
            {
                if (attempt == Attempts) throw PlatformRefusals.Busy.After(TimeSpan.FromSeconds(1));
                await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(2, 8 << attempt)), clock, ct);
            }
            catch (Exception fault) when (DatabaseFaults.Refused(fault, db) is { } refusal)
            {
                throw refusal;
            }
        }
    }

    private async Task<Answer<TResult>> Attempt<TRequest, TResult>(IServiceProvider services, Database db, Operation<TRequest, TResult> operation,
        Func<IServiceProvider, Database, Task<TResult>> handle, Call call, byte[]? fingerprint, CancellationToken ct) where TRequest : class where TResult : class
    {
        services.GetRequiredService<CurrentUser>().Become(call.Caller);
        db.Serve(call.Caller, operation.Permission);
        db.Bear(clock);
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        TResult result;
        try
        {
            var questions = fingerprint is null ? [] : StoredAnswer(call, fingerprint);
            foreach (var question in questions is [] ? [new Statement($"select {PlannedOnce}").Unheard()] : questions) db.Ahead(question);
            result = await Heard(handle(services, db), db, questions, ct);
        }
        catch (Answered before)
        {
            return new(JsonSerializer.Deserialize<TResult>(before.Answer, Json.Stored)!, Replayed: true);
        }
        Saving.Prepare(db, operation.Name, call.Caller, clock.GetUtcNow());
        if (Versions.Stamp(operation, result, db) is { } changed) await services.GetRequiredService<DocumentKinds>().RequireEditable(db, changed, ct);
        if (fingerprint is not null && !call.ValidateOnly)
            db.Traces.Add(new IdempotencyKey
            {
                CallerId = call.Caller.Id, Key = call.Key!, Fingerprint = fingerprint, CreatedAt = clock.GetUtcNow(),
                Answer = JsonSerializer.Serialize(result, Json.Stored),
            });
        await Saving.Save(db, commit: !call.ValidateOnly, ct);
        if (call.ValidateOnly) await transaction.RollbackAsync(ct);
        else
        {
            if (db.Commit != Commit.Sent) await transaction.CommitAsync(CancellationToken.None);
            db.Committed();
        }
        return new(result, Replayed: false);
    }

    private static void CheckKey(Operation operation, Call call)
    {
        if (call.Key is null)
        {
            if (operation.NeedsKey && !call.ValidateOnly) throw PlatformRefusals.IdempotencyKeyRequired.Because();
        }
        else if (call.Key.Length is < 16 or > 255 || call.Key.Any(c => c is <= ' ' or > '~')) throw PlatformRefusals.IdempotencyKeyInvalid.Because();
    }

    /// <summary>What a handler did or refused counts only once it is known that its key was not answered before.</summary>
    private static async Task<TResult> Heard<TResult>(Task<TResult> handled, Database db, IReadOnlyList<Statement> questions, CancellationToken ct)
    {
        try
        {
            var result = await handled;
            if (questions.Any(db.Waiting.Contains)) await db.Send(ct);
            return result;
        }
        catch (Refusal) when (questions.Any(db.Waiting.Contains))
        {
            db.Waiting.RemoveAll(w => !questions.Contains(w));
            await db.Send(ct);
            throw;
        }
    }

    /// <summary>
    /// The questions after a key, which travel ahead of the handler's own first. The lock tells a key in flight from a committed one; it ends with the transaction.
    /// Two statements: the second sees what was committed when the first had the lock, which one statement alone would not.
    /// </summary>
    private static IReadOnlyList<Statement> StoredAnswer(Call call, byte[] fingerprint)
    {
        return
        [
            new Statement($"select {PlannedOnce}, case when pg_try_advisory_xact_lock(hashtextextended($1, 0)) then true else give_up($2, $3) end",
                call.Caller.Id + call.Key, DatabaseFaults.KeyInFlight, "in flight").Unheard(),
            new("select fingerprint, answer from idempotency_keys where caller_id = $1 and key = $2", call.Caller.Id, call.Key!) { Hear = Hear },
        ];

        async Task Hear(DbDataReader reader, CancellationToken ct)
        {
            if (!await reader.ReadAsync(ct)) return;
            throw reader.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(fingerprint) ? new Answered(reader.GetString(1)) : PlatformRefusals.IdempotencyKeyReused.Because();
        }
    }

    private static byte[] Fingerprint<TRequest, TResult>(Operation<TRequest, TResult> operation, TRequest request) where TRequest : class where TResult : class =>
        SHA256.HashData(Encoding.UTF8.GetBytes(operation.Name + "\n" + JsonSerializer.Serialize(request, Json.Options)));

    /// <summary>The key was answered before.</summary>
    private sealed class Answered(string answer) : Exception
    {
        public string Answer { get; } = answer;
    }
}
