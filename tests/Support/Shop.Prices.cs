using Waybill.Features.Customers;
using Waybill.Features.Prices;
using Waybill.Infrastructure.Values;

namespace Waybill.Tests.Support;

public sealed partial class Shop
{
    /// <summary>A price list in CNY, without tax, for those of the scope, with these prices.</summary>
    public async Task<GetPriceList.Result> NewPriceList(PriceScope scope, params SetPrices.Entry[] prices)
    {
        var admin = As(Roles.Admin);
        var list = await admin.Run<GetPriceList.Result>(PriceListCommand(scope));
        if (prices.Length > 0) await admin.Run<SetPrices.Result>(new SetPrices.Command(list.Id, prices));
        return list;
    }

    /// <summary>A customer who buys in CNY, of a group or of none.</summary>
    public async Task<Guid> NewBuyer(Guid? groupId = null) => (await As(Roles.Admin).Run<CreateCustomer.Result>(
        new CreateCustomer.Command("买家 Buyer", null, null, "CNY", null, groupId, null, null, null, null, null, null))).Id;

    public async Task<Guid> NewCustomerGroup() => (await As(Roles.Admin).Run<CreateCustomerGroup.Result>(new CreateCustomerGroup.Command(Unique("G"), "批发 Wholesale"))).Id;

    public static CreatePriceList.Command PriceListCommand(PriceScope scope) =>
        new(Unique("P"), "价目 Prices", scope.Level, "CNY", scope.Channel, scope.GroupId, scope.CustomerId, false, null, null);

    /// <summary>A price of the base unit, from a quantity on.</summary>
    public static SetPrices.Entry Priced(Guid itemId, decimal unitPrice, decimal from = 1m, string? unit = null) => new(itemId, unit, Cny(unitPrice), from);

    public static Money Cny(decimal amount) => new(amount, "CNY");
}
