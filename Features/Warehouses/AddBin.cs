using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Warehouses;

/// <summary>A warehouse gets another place to put goods.</summary>
public static class AddBin
{
    [Requires("warehouses.update")]
    [Refuses("BIN_CODE_TAKEN")]
    public sealed record Command(Guid WarehouseId, [MaxLength(40)] string Code, BinPurpose Purpose = BinPurpose.Storage);

    internal sealed class Handler(Database db) : IHandler<Command, BinView>
    {
        public async Task<BinView> Handle(Command command, CancellationToken ct)
        {
            var warehouse = await db.Warehouses.Include(w => w.Bins).Require(w => w.Id == command.WarehouseId, ct);
            return BinView.Of(warehouse.Add(new Bin { Code = command.Code, Purpose = command.Purpose }));
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, BinView, Handler>("/warehouses/{warehouseId}/bins", nameof(AddBin), "Add a bin");
}
