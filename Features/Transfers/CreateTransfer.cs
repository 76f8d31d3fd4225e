using System.ComponentModel.DataAnnotations;
using Waybill.Features.Organization;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Transfers;

/// <summary>Somebody plans that goods go from one warehouse to another. It is a draft: nothing may leave before it is released.</summary>
public static class CreateTransfer
{
    [Requires("transfers.create")]
    [Refuses("COMPANY_MISSING", "SAME_WAREHOUSE", "TRANSFER_BATCH_OF_OTHER", "UNIT_UNKNOWN", "QUANTITY_TOO_FINE")]
    public sealed record Command(Guid FromWarehouseId, Guid ToWarehouseId, [MinLength(1), MaxLength(200)] IReadOnlyList<TransferEntry> Lines, DateOnly? RequestedDate = null,
        [MaxLength(500)] string? Remark = null);

    internal sealed class Handler(Database db, CompanyDesk companies) : IHandler<Command, TransferView>
    {
        public async Task<TransferView> Handle(Command command, CancellationToken ct)
        {
            if (command.FromWarehouseId == command.ToWarehouseId) throw TransferRefusals.SameWarehouse.At("/toWarehouseId");
            db.ReferNext<Warehouse>(command.FromWarehouseId, "/fromWarehouseId");
            db.ReferNext<Warehouse>(command.ToWarehouseId, "/toWarehouseId");
            var transfer = new Transfer(command.FromWarehouseId, command.ToWarehouseId, (await companies.Get(ct)).Currency) { RequestedDate = command.RequestedDate, Remark = command.Remark };
            transfer.Replace(await TransferLines.Of(db, command.Lines, ct));
            db.Transfers.Add(transfer);
            return await TransferView.Of(db, transfer, ct);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, TransferView, Handler>("/", nameof(CreateTransfer), "Plan a transfer between warehouses");
}
