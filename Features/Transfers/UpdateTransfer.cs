using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Transfers;

/// <summary>A draft changes. Lines are replaced as a whole; the warehouses stay.</summary>
public static class UpdateTransfer
{
    [Requires("transfers.update")]
    [Refuses("TRANSFER_WRONG_STATE", "TRANSFER_BATCH_OF_OTHER", "UNIT_UNKNOWN", "QUANTITY_TOO_FINE")]
    public sealed record Command(Guid TransferId, int Version, [MinLength(1), MaxLength(200)] Patch<IReadOnlyList<TransferEntry>> Lines = default, Patch<DateOnly?> RequestedDate = default,
        [MaxLength(500)] Patch<string?> Remark = default);

    internal sealed class Handler(Database db, TransferLocks locks) : IHandler<Command, TransferView>
    {
        public async Task<TransferView> Handle(Command command, CancellationToken ct)
        {
            var transfer = (await locks.Take(command.TransferId, ct)).At(command.Version);
            transfer.RequireDraft();
            if (command.Lines.IsSet) transfer.Replace(await TransferLines.Of(db, command.Lines.Or([]), ct));
            transfer.RequestedDate = command.RequestedDate.Or(transfer.RequestedDate);
            transfer.Remark = command.Remark.Or(transfer.Remark);
            return await TransferView.Of(db, transfer, ct);
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, TransferView, Handler>("/{transferId}", nameof(UpdateTransfer), "Change a draft transfer");
}
