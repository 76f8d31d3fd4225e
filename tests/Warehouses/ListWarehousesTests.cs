using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Warehouses;

public sealed class ListWarehousesTests
{
    [Theory, BothDoors]
    public async Task Warehouses_come_in_the_order_in_which_stock_is_looked_for(Door door)
    {
        var shop = await Shop.Open();
        var name = Shop.Unique("同名 Same");
        var admin = shop.As(Roles.Admin);
        foreach (var priority in new[] { 20, 3, 7 }) await admin.Run<GetWarehouse.Result>(new CreateWarehouse.Command(Shop.Unique("W"), name, priority));
        var page = await shop.As(Roles.Sales).Via(door).Run<Page<ListWarehouses.Row>>(new ListWarehouses.Query { Q = name });
        page.Items.Select(w => w.Priority).ShouldBe([3, 7, 20]);
    }
}

public sealed class GetWarehouseTests
{
    [Theory, BothDoors]
    public async Task A_warehouse_that_is_not_there_is_not_found(Door door) =>
        (await (await Shop.Open()).Refused(door, Roles.Sales, new GetWarehouse.Query(Guid.NewGuid()))).Code.ShouldBe("NOT_FOUND");
}
