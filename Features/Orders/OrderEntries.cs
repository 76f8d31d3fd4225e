using System.ComponentModel.DataAnnotations;
using Waybill.Features.Customers;
using Waybill.Features.Prices;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Orders;

/// <summary>A line of an order as a client enters it.</summary>
/// <param name="Unit">The item's base unit if not given.</param>
/// <param name="UnitPrice">Looked up in the price lists if not given; giving it needs the permission orders.set-price.</param>
/// <param name="DiscountRate">0.04 for 4 %; needs the permission orders.set-discount.</param>
/// <param name="TaxRate">The item's if not given; giving another needs the permission orders.set-price.</param>
/// <param name="TaxIncluded">Whether the given unit price contains the tax; as the price list or else the company has it, if not given.</param>
/// <param name="Description">The item's name if not given.</param>
public sealed record OrderLineEntry(Guid ItemId, [Quantity] decimal Quantity, [MaxLength(20)] string? Unit, [Price(OrZero = true), SellingPrice] Money? UnitPrice,
    [Rate(OrZero = true), SellingPrice] decimal? DiscountRate, [Rate(OrZero = true)] decimal? TaxRate, bool? TaxIncluded, [MaxLength(500)] string? Description,
    DateOnly? PromisedDate, Guid? WarehouseId) : ILineEntry;

/// <summary>Where goods go, as it stood when the order was made.</summary>
public sealed record ShipTo(string? Recipient, [MaxLength(40), Telephone] string? Phone, string Street, [MaxLength(100)] string? City, [MaxLength(100)] string? Region,
    [MaxLength(20)] string? PostalCode, [MaxLength(60)] string Country)
{
    /// <summary>The customer's first shipping address, if it has one.</summary>
    internal static ShipTo? Of(Customer customer) => customer.Addresses.Where(a => a.Use == AddressUse.Shipping).OrderBy(a => a.Id)
        .Select(a => new ShipTo(customer.Name, customer.Phone, a.Street, a.City, a.Region, a.PostalCode, a.Country)).FirstOrDefault();
}

/// <summary>Makes lines of an order of what a client entered.</summary>
internal sealed class OrderPricing(Database db, LinePricing pricing)
{
    public async Task<IReadOnlyList<OrderLine>> Lines(Order order, Customer customer, IReadOnlyList<OrderLineEntry> entries, CancellationToken ct)
    {
        var priced = await pricing.Price("orders", Purchase.By(customer, order.Channel, order.Currency, order.OrderDate), entries, ct);
        await db.Warehouses.ReferAll(entries.Select((e, i) => (e.WarehouseId, i)).Where(e => e.WarehouseId is not null).Select(e => (e.WarehouseId!.Value, $"/lines/{e.i}/warehouseId")), ct);
        return [.. entries.Zip(priced, (entry, line) => new OrderLine(line) { PromisedDate = entry.PromisedDate, WarehouseId = entry.WarehouseId })];
    }
}
