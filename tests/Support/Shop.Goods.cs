using Waybill.Features.Customers;
using Waybill.Features.Items;
using Waybill.Features.Warehouses;

namespace Waybill.Tests.Support;

public sealed partial class Shop
{
    /// <summary>An item nobody else knows, counted in whole pieces, taxed with 13 %.</summary>
    public Task<CreateItem.Result> NewItem(params UnitEntry[] units) => As(Roles.Admin).Run<CreateItem.Result>(ItemCommand() with { Units = units });

    /// <summary>A warehouse nobody else knows.</summary>
    public Task<GetWarehouse.Result> NewWarehouse() => As(Roles.Admin).Run<GetWarehouse.Result>(new CreateWarehouse.Command(Unique("W"), "东区仓 East"));

    /// <summary>An item is no longer sold.</summary>
    public async Task Retire(Article goods)
    {
        var item = await As(Roles.Admin).Run<GetItem.Result>(new GetItem.Query(goods.Id));
        await As(Roles.Admin).Run<GetItem.Result>(new UpdateItem.Command(goods.Id, item.Version, Active: false));
    }

    /// <summary>A customer is no longer active.</summary>
    public async Task Leave(Guid customerId)
    {
        var customer = await As(Roles.Admin).Run<GetCustomer.Result>(new GetCustomer.Query(customerId));
        await As(Roles.Admin).Run<GetCustomer.Result>(new UpdateCustomer.Command(customerId, customer.Version, Active: false));
    }

    public static CreateItem.Command ItemCommand() => new(Unique("I"), "螺栓 Bolt M8", "pcs", null, null, null, TaxRate: 0.13m);
}
