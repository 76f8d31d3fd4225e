using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Transfers;

/// <summary>A transfer ends although not everything has left or arrived. What left and has not arrived is written off for the reason given; nothing more leaves.</summary>
public static class CloseTransfer
{
    [Requires("transfers.close")]
    [Refuses("TRANSFER_WRONG_STATE")]
    [NeedsKey]
    public sealed record Command(Guid TransferId, [MaxLength(500)] string Reason);
    public sealed record Result(Guid Id, int Version, string? Number, TransferStatus Status, string? Reason);

    internal sealed class Handler(TransferLocks locks, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var transfer = await locks.Take(command.TransferId, ct);
            transfer.Close(command.Reason);
            outbox.Tell("transfer.closed", transfer, TransferTold.Of(transfer));
            return new(transfer.Id, transfer.Version, transfer.Number, transfer.Status, transfer.Reason);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{transferId}/close", nameof(CloseTransfer), "Close a transfer with a discrepancy");
}
