using Waybill.Features.Numbering;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Transfers;

/// <summary>From now on the warehouse may issue the goods of a transfer.</summary>
public static class ReleaseTransfer
{
    [Requires("transfers.release")]
    [Refuses("TRANSFER_WRONG_STATE")]
    public sealed record Command(Guid TransferId);
    public sealed record Result(Guid Id, int Version, string Number, TransferStatus Status, DateTimeOffset ReleasedAt);

    internal sealed class Handler(TransferLocks locks, NumberingDesk numbers, Outbox outbox, CurrentUser user, TimeProvider clock) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var transfer = await locks.Take(command.TransferId, ct);
            transfer.RequireDraft();
            transfer.Release(await numbers.Draw("transfer", ct), by: user.Id, at: clock.GetUtcNow());
            outbox.Tell("transfer.released", transfer, TransferTold.Of(transfer));
            return new(transfer.Id, transfer.Version, transfer.Number!, transfer.Status, transfer.ReleasedAt!.Value);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{transferId}/release", nameof(ReleaseTransfer), "Release a transfer to the warehouse");
}
