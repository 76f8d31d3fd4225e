using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.Customers;
using Waybill.Features.Items;
using Waybill.Features.Organization;
using Waybill.Features.Prices;
using Waybill.Features.Quotes;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Orders;

/// <summary>
/// An approved quote becomes a draft order, once and as a whole: the customer accepts it by that, if it did not before. Its prices stand to the cent, whatever the lists say by now.
/// </summary>
public static class CreateOrderFromQuote
{
    /// <param name="CustomerPurchaseOrder">The number that came with the acceptance if not given.</param>
    /// <param name="ShipTo">The customer's first shipping address if not given.</param>
    /// <param name="HonourReason">Why the quote is honoured although its validity is over; needs the permission quotes.honour-expired.</param>
    [NeedsKey]
    [Requires("orders.create-from-quote")]
    [Asks(Quote.HonourExpired)]
    [Refuses("QUOTE_WRONG_STATE", "QUOTE_EXPIRED", "QUOTE_CONVERTED", "CUSTOMER_INACTIVE", "ITEM_INACTIVE", "ORDER_EXTERNAL_ID_TAKEN", "COMPANY_MISSING")]
    public sealed record Command(Guid QuoteId, DateOnly? RequestedDate, [MaxLength(100)] string? CustomerPurchaseOrder, [MaxLength(100)] string? ExternalId,
        [MaxLength(1000)] string? Remark, ShipTo? ShipTo, Guid? WarehouseId, ReservationPolicy? ReservationPolicy, [MaxLength(500)] string? HonourReason);
    public sealed record Result(Guid Id, int Version, OrderStatus Status, Guid QuoteId, string QuoteNumber, [SellingPrice] Money? Total);

    internal sealed class Handler(Database db, CompanyDesk companies, DocumentKinds kinds, Outbox outbox, CurrentUser user, TimeProvider clock) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            if (command.HonourReason is not null) user.Require(Quote.HonourExpired);
            if (command.WarehouseId is { } warehouse) db.ReferNext<Warehouse>(warehouse, "/warehouseId");
            var quote = await db.ReferLockedQuote(command.QuoteId, "/quoteId", ct);
            await kinds.RequireEditable(db, quote, ct);
            var today = await companies.Today(ct);
            quote.Convert(today, clock.GetUtcNow(), command.HonourReason, by: user.Id);
            var customer = await db.Every<Customer>().Include(c => c.Addresses).Require(c => c.Id == quote.CustomerId, ct);
            if (!customer.Active) throw CustomerRefusals.Inactive.At("/quoteId", ("customer", customer.Number));
            await RefuseInactive(quote, ct);

            var order = new Order(quote, orderDate: today)
            {
                RequestedDate = command.RequestedDate, CustomerPurchaseOrder = command.CustomerPurchaseOrder ?? quote.CustomerPurchaseOrder, ExternalId = command.ExternalId,
                Remark = command.Remark ?? quote.Remark, WarehouseId = command.WarehouseId, ReservationPolicy = command.ReservationPolicy ?? ReservationPolicy.OnApprove,
                ShipTo = command.ShipTo ?? ShipTo.Of(customer),
            };
            quote.Became(order.Id);
            db.Add(order);
            outbox.Tell("quote.converted", quote, QuoteTold.Of(quote));
            return new(order.Id, order.Version, order.Status, quote.Id, quote.Number!, new(order.Total, order.Currency));
        }

        private async Task RefuseInactive(Quote quote, CancellationToken ct)
        {
            var ids = quote.Lines.Select(l => l.ItemId).ToArray();
            var codes = await db.Items.Where(i => ids.Contains(i.Id) && !i.Active).OrderBy(i => i.Code).Select(i => i.Code).ToListAsync(ct);
            if (codes.Count > 0) throw Refusal.Of([.. codes.Select(code => PriceRefusals.ItemInactive.Fault("/quoteId", ("item", code)))]);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/from-quote", nameof(CreateOrderFromQuote), "Make an order of a quote");
}
