using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Warehouses;

/// <summary>A warehouse opens, with a storage bin MAIN and a bin QUARANTINE.</summary>
public static class CreateWarehouse
{
    /// <param name="Priority">Stock is looked for in the warehouse of the lowest number first.</param>
    [Requires("warehouses.create")]
    [Refuses("WAREHOUSE_CODE_TAKEN")]
    public sealed record Command([MaxLength(40)] string Code, string Name, [Range(0, 1000)] int Priority = 100);

    internal sealed class Handler(Database db) : IHandler<Command, GetWarehouse.Result>
    {
        public Task<GetWarehouse.Result> Handle(Command command, CancellationToken ct)
        {
            var warehouse = new Warehouse(command.Code, command.Name, command.Priority);
            db.Warehouses.Add(warehouse);
            return Task.FromResult(GetWarehouse.Result.Of(warehouse));
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, GetWarehouse.Result, Handler>("/warehouses", nameof(CreateWarehouse), "Create a warehouse");
}
