using System.ComponentModel.DataAnnotations;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Amendments;

/// <summary>Somebody writes down what shall be different about an approved order. It is a draft, tried on the order as it stands; the order itself does not change yet.</summary>
public static class CreateOrderAmendment
{
    /// <param name="Reason">Why the order shall change.</param>
    /// <param name="Changes">What shall be different about its lines.</param>
    /// <param name="Lines">Further lines, priced as of the order's date.</param>
    /// <param name="Freight">The new freight, while neither a released delivery nor an invoice carries the old one.</param>
    [NeedsKey]
    [Requires("order-amendments.create")]
    [Asks("orders.set-price", "orders.set-discount")]
    [Refuses("ORDER_WRONG_STATE", "AMENDMENT_OPEN", "AMENDMENT_EMPTY", "AMENDED_TWICE", "CHANGE_CONTRADICTS", "BELOW_ISSUED", "BELOW_INVOICED", "NOTHING_TO_CANCEL", "ORDER_REDELIVERY_OPEN",
        "NOTHING_TO_REPRICE", "FREIGHT_FIXED", "ITEM_INACTIVE", "UNIT_UNKNOWN", "QUANTITY_TOO_FINE", "PRICE_NOT_FOUND", "CURRENCY_MISMATCH", "COMPANY_MISSING")]
    public sealed record Command(Guid OrderId, [MaxLength(500)] string? Reason, [MinLength(1)] IReadOnlyList<LineChangeEntry>? Changes, [MinLength(1)] IReadOnlyList<OrderLineEntry>? Lines,
        [Amount(OrZero = true), SellingPrice] Money? Freight, DateOnly? RequestedDate, ShipTo? ShipTo);

    internal sealed class Handler(Database db, AmendmentDrafting drafting) : IHandler<Command, AmendmentView>
    {
        public async Task<AmendmentView> Handle(Command command, CancellationToken ct)
        {
            var order = await db.ReferLockedOrder(command.OrderId, "/orderId", ct);
            order.RequireRunning();
            var amendment = new OrderAmendment(order)
            {
                Reason = command.Reason, Freight = command.Freight?.In(order.Currency, "/freight/currency"), RequestedDate = command.RequestedDate, ShipTo = command.ShipTo,
            };
            amendment.Replace([.. await drafting.Changed(order, command.Changes ?? [], ct), .. command.Lines is null ? [] : await drafting.Added(order, command.Lines, ct)]);
            amendment.TryOn(await drafting.CopyOf(order.Id, ct));
            db.Add(amendment);
            return AmendmentView.Of(amendment);
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, AmendmentView, Handler>("/", nameof(CreateOrderAmendment), "Write an amendment of an order");
}
