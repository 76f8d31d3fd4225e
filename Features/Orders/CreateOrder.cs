using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Organization;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Orders;

/// <summary>
/// A customer's order is entered, in the customer's currency, with prices looked up for its order date. It is a draft, unless it is to go further at once.
/// </summary>
public static class CreateOrder
{
    /// <param name="OrderDate">Today if not given.</param>
    /// <param name="Freight">Charged once and without tax.</param>
    /// <param name="ShipTo">The customer's first shipping address if not given.</param>
    /// <param name="WarehouseId">Where it is reserved, for lines that do not say; anywhere if not given.</param>
    /// <param name="UpTo">How far it goes in the same transaction; a draft if not given. Where an approval flow applies, the flow decides whether it is approved.</param>
    [NeedsKey]
    [Requires("orders.create")]
    [Asks("orders.set-price", "orders.set-discount", "orders.submit", "orders.approve")]
    [Refuses("ORDER_EXTERNAL_ID_TAKEN", "CUSTOMER_INACTIVE", "ITEM_INACTIVE", "UNIT_UNKNOWN", "QUANTITY_TOO_FINE", "PRICE_NOT_FOUND", "CURRENCY_MISMATCH", "COMPANY_MISSING",
        "ORDER_NOT_FIRM", "APPROVER_MISSING")]
    public sealed record Command(Guid CustomerId, [MinLength(1)] IReadOnlyList<OrderLineEntry> Lines, Firmness? Firmness, DateOnly? OrderDate, DateOnly? RequestedDate,
        Guid? SalespersonId, [MaxLength(40)] string? Channel, [MaxLength(100)] string? CustomerPurchaseOrder, [MaxLength(100)] string? ExternalId, [MaxLength(1000)] string? Remark,
        [Amount(OrZero = true)] Money? Freight, ShipTo? ShipTo, Guid? WarehouseId, ReservationPolicy? ReservationPolicy, OrderStep? UpTo = null);

    /// <param name="Warnings">Codes of what is odd but allowed: CUSTOMER_PURCHASE_ORDER_REPEATED.</param>
    /// <param name="Number">Absent while it is a draft.</param>
    /// <param name="Lines">What was reserved, and what is short; absent unless it was approved.</param>
    public sealed record Result(Guid Id, int Version, OrderStatus Status, [SellingPrice] Money? Total, IReadOnlyList<string> Warnings, string? Number = null,
        IReadOnlyList<OrderReservationView>? Lines = null);

    internal sealed class Handler(Database db, OrderPricing pricing, CompanyDesk companies, OrderSubmission submission, CurrentUser user) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            if (command.UpTo is not null) user.RequireAlso("orders.submit", "order", beside: "orders.create");
            if (command.UpTo == OrderStep.Approved) user.RequireAlso("orders.approve", "order", beside: "orders.create");
            var customer = await db.Customers.Refer(db, CustomerWays.WithAddresses, command.CustomerId, "/customerId", ct);
            if (!customer.Active) throw CustomerRefusals.Inactive.At("/customerId", ("customer", customer.Number));
            if (command.SalespersonId is { } salesperson) db.ReferNext<Employee>(salesperson, "/salespersonId");
            if (command.WarehouseId is { } warehouse) db.ReferNext<Warehouse>(warehouse, "/warehouseId");

            var company = await companies.Get(ct);
            var order = new Order(customer, command.SalespersonId, company.Rounding, command.OrderDate ?? await companies.Today(ct), command.Firmness ?? Firmness.Firm, command.Channel)
            {
                RequestedDate = command.RequestedDate, CustomerPurchaseOrder = command.CustomerPurchaseOrder,
                ExternalId = command.ExternalId, Remark = command.Remark, WarehouseId = command.WarehouseId,
                ReservationPolicy = command.ReservationPolicy ?? ReservationPolicy.OnApprove, ShipTo = command.ShipTo ?? ShipTo.Of(customer),
            };
            order.Fill(await pricing.Lines(order, customer, command.Lines, ct));
            order.Ship(freight: command.Freight?.In(order.Currency, "/freight/currency") ?? 0);
            db.Add(order);
            var reserved = command.UpTo is { } step ? await submission.Take(order, step, ct) : null;
            return new(order.Id, order.Version, order.Status, new(order.Total, order.Currency), await Warnings(order, ct), order.Number, reserved);
        }

        private async Task<IReadOnlyList<string>> Warnings(Order order, CancellationToken ct) => order.CustomerPurchaseOrder is { } number
            && await db.Every<Order>().AnyAsync(o => o.CustomerId == order.CustomerId && o.CustomerPurchaseOrder == number && o.Status != OrderStatus.Cancelled, ct)
                ? ["CUSTOMER_PURCHASE_ORDER_REPEATED"] : [];
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/", nameof(CreateOrder), "Enter an order");
}
