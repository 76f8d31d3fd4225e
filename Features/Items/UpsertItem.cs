using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Items;

/// <summary>Another system sends an item by its own id: it is entered the first time and merged from then on. Of two that send the same at once, one enters and one merges.</summary>
public static class UpsertItem
{
    /// <param name="Code">Needed the first time, and settled by it: then it may be sent again, but not differ.</param>
    /// <param name="Unit">The base unit; needed and settled likewise.</param>
    /// <param name="BatchControlled">Settled likewise; without it, not.</param>
    /// <param name="Name">Needed the first time.</param>
    /// <param name="TaxRate">0.13 for 13 %.</param>
    /// <param name="QuantityDecimals">May grow, and never shrink.</param>
    /// <param name="Units">All other units; those not named are gone.</param>
    [Requires("items.upsert")]
    [Refuses("ITEM_CODE_TAKEN", "ITEM_EXTERNAL_ID_TAKEN", "ITEM_SETTLED", "UNIT_REPEATED", "ITEM_DECIMALS_LOWERED")]
    public sealed record Command([MaxLength(100)] string ExternalId, [MaxLength(40)] string? Code, [MaxLength(20)] string? Unit, bool? BatchControlled, Patch<string> Name = default,
        [Rate(OrZero = true)] Patch<decimal> TaxRate = default, [Range(0, 4)] Patch<int> QuantityDecimals = default, Patch<Guid?> CategoryId = default, Patch<bool> Active = default,
        [MaxLength(20)] Patch<IReadOnlyList<UnitEntry>> Units = default);

    /// <param name="Created">It was entered just now.</param>
    public sealed record Result(Guid Id, int Version, string Code, bool Created);

    internal sealed class Handler(Database db, IHandler<CreateItem.Command, CreateItem.Result> create, IHandler<UpdateItem.Command, GetItem.Result> update) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command c, CancellationToken ct)
        {
            await db.LockWord("item/" + c.ExternalId, ct);
            return await db.Items.FirstOrDefaultAsync(i => i.ExternalId == c.ExternalId, ct) is { } known ? await Merge(c, known, ct) : await Enter(c, ct);
        }

        private async Task<Result> Enter(Command c, CancellationToken ct)
        {
            (string Member, bool Sent)[] needed = [("code", c.Code is not null), ("unit", c.Unit is not null), ("name", c.Name.IsSet)];
            if (needed.Where(n => !n.Sent).Select(n => ShapeRefusals.Required.Fault("/" + n.Member)).ToList() is { Count: > 0 } faults) throw Refusal.Of(faults);
            var made = await create.Handle(new(c.Code!, c.Name.Or(""), c.Unit!, c.CategoryId.Or(null), c.ExternalId, c.Units.Or([]), c.TaxRate.Or(0m), c.BatchControlled ?? false,
                c.QuantityDecimals.Or(0)), ct);
            if (c.Active.IsSet) db.Items.Local.Single(i => i.Id == made.Id).Active = c.Active.Or(true);
            return new(made.Id, made.Version, made.Code, Created: true);
        }

        private async Task<Result> Merge(Command c, Item known, CancellationToken ct)
        {
            Settled(c.Code, known.Code, "code", known);
            Settled(c.Unit, known.Unit, "unit", known);
            Settled(c.BatchControlled, known.BatchControlled, "batchControlled", known);
            await update.Handle(new(known.Id, known.Version, c.Name, c.TaxRate, c.QuantityDecimals, c.CategoryId, default, c.Active, c.Units), ct);
            return new(known.Id, known.Version, known.Code, Created: false);
        }

        private static void Settled(object? sent, object kept, string member, Item item)
        {
            if (sent is not null && !sent.Equals(kept)) throw ItemRefusals.Settled.At("/" + member, ("member", member), ("item", item.Code), ("value", kept));
        }
    }

    internal static void Map(Doors doors) => doors.Put<Command, Result, Handler>("/items-by-external-id/{externalId}", nameof(UpsertItem), "Enter or merge an item by its external id");
}
