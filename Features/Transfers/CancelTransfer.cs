using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Transfers;

/// <summary>A transfer is given up before anything of it has left.</summary>
public static class CancelTransfer
{
    [Requires("transfers.cancel")]
    [Refuses("TRANSFER_WRONG_STATE")]
    public sealed record Command(Guid TransferId, [MaxLength(500)] string? Reason = null);
    public sealed record Result(Guid Id, int Version, string? Number, TransferStatus Status, string? Reason);

    internal sealed class Handler(TransferLocks locks, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var transfer = await locks.Take(command.TransferId, ct);
            transfer.Cancel(command.Reason);
            outbox.Tell("transfer.cancelled", transfer, TransferTold.Of(transfer));
            return new(transfer.Id, transfer.Version, transfer.Number, transfer.Status, transfer.Reason);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{transferId}/cancel", nameof(CancelTransfer), "Cancel a transfer");
}
