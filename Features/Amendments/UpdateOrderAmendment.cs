using System.ComponentModel.DataAnnotations;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Amendments;

/// <summary>A draft amendment changes. Changes of lines and further lines are each replaced as a whole; the rest of it is tried on the order anew.</summary>
public static class UpdateOrderAmendment
{
    [Requires("order-amendments.update")]
    [Asks("orders.set-price", "orders.set-discount")]
    [Refuses("AMENDMENT_WRONG_STATE", "ORDER_WRONG_STATE", "AMENDMENT_EMPTY", "AMENDED_TWICE", "CHANGE_CONTRADICTS", "BELOW_ISSUED", "BELOW_INVOICED", "NOTHING_TO_CANCEL", "ORDER_REDELIVERY_OPEN",
        "NOTHING_TO_REPRICE", "FREIGHT_FIXED", "ITEM_INACTIVE", "UNIT_UNKNOWN", "QUANTITY_TOO_FINE", "PRICE_NOT_FOUND", "CURRENCY_MISMATCH", "COMPANY_MISSING")]
    public sealed record Command(Guid AmendmentId, int Version, [MaxLength(500)] Patch<string?> Reason = default, Patch<IReadOnlyList<LineChangeEntry>> Changes = default,
        Patch<IReadOnlyList<OrderLineEntry>> Lines = default, [Amount(OrZero = true), SellingPrice] Patch<Money?> Freight = default, Patch<DateOnly?> RequestedDate = default, Patch<ShipTo?> ShipTo = default);

    internal sealed class Handler(Database db, AmendmentDrafting drafting) : IHandler<Command, AmendmentView>
    {
        public async Task<AmendmentView> Handle(Command command, CancellationToken ct)
        {
            var (amendment, order) = await db.LockAmendment(command.AmendmentId, ct);
            amendment.At(command.Version).RequireDraft();
            order.RequireRunning();
            var changed = command.Changes.IsSet ? await drafting.Changed(order, command.Changes.Or([]), ct) : [.. amendment.Lines.Where(l => !l.Added)];
            var added = command.Lines.IsSet ? await drafting.Added(order, command.Lines.Or([]), ct) : [.. amendment.Lines.Where(l => l.Added)];
            amendment.Replace([.. changed.OrderBy(l => l.Position), .. added.OrderBy(l => l.Position)]);
            amendment.Reason = command.Reason.Or(amendment.Reason);
            if (command.Freight.IsSet) amendment.Freight = command.Freight.Or(null)?.In(order.Currency, "/freight/currency");
            amendment.RequestedDate = command.RequestedDate.Or(amendment.RequestedDate);
            amendment.ShipTo = command.ShipTo.Or(amendment.ShipTo);
            amendment.TryOn(await drafting.CopyOf(order.Id, ct));
            return AmendmentView.Of(amendment);
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, AmendmentView, Handler>("/{amendmentId}", nameof(UpdateOrderAmendment), "Change a draft amendment");
}
