using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Warehouses;

/// <summary>A warehouse is renamed, comes earlier or later in the search for stock, or closes.</summary>
public static class UpdateWarehouse
{
    [Requires("warehouses.update")]
    public sealed record Command(Guid WarehouseId, int Version, Patch<string> Name = default, [Range(0, 1000)] Patch<int> Priority = default, Patch<bool> Active = default);

    internal sealed class Handler(Database db) : IHandler<Command, GetWarehouse.Result>
    {
        public async Task<GetWarehouse.Result> Handle(Command command, CancellationToken ct)
        {
            var warehouse = (await db.Warehouses.Include(w => w.Bins).Require(w => w.Id == command.WarehouseId, ct)).At(command.Version);
            warehouse.Rename(command.Name.Or(warehouse.Name));
            warehouse.Priority = command.Priority.Or(warehouse.Priority);
            warehouse.Active = command.Active.Or(warehouse.Active);
            return GetWarehouse.Result.Of(warehouse);
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, GetWarehouse.Result, Handler>("/warehouses/{warehouseId}", nameof(UpdateWarehouse), "Change a warehouse");
}
