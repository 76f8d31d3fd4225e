using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Customers;

/// <summary>Another system sends a customer by its own id: it is entered the first time and merged from then on. Of two that send the same at once, one enters and one merges.</summary>
public static class UpsertCustomer
{
    /// <param name="Number">Settled when the customer is entered; then it may be sent again, but not differ. Without one it gets the next of its series.</param>
    /// <param name="Currency">Settled likewise; without one, the company's.</param>
    /// <param name="Name">Needed the first time.</param>
    /// <param name="RelatedIds">All employees who take part, apart from those that rules add.</param>
    [Requires("customers.upsert")]
    [Refuses("CUSTOMER_NUMBER_TAKEN", "CUSTOMER_EXTERNAL_ID_TAKEN", "CUSTOMER_SETTLED", "COMPANY_MISSING")]
    public sealed record Command([MaxLength(100)] string ExternalId, [MaxLength(40)] string? Number, [RegularExpression("^[A-Z]{3}$")] string? Currency, Patch<string> Name = default,
        [MaxLength(20)] Patch<string?> Level = default, Patch<Guid?> GroupId = default, Patch<Guid?> OwnerId = default, [MaxLength(30)] Patch<string?> TaxpayerId = default,
        [MaxLength(40), Telephone] Patch<string?> Phone = default, [EmailAddress] Patch<string?> Email = default, Patch<bool> Active = default,
        [MaxLength(60)] Patch<string?> Category = default, [MaxLength(60)] Patch<string?> Region = default, [MaxLength(60)] Patch<string?> ProductLine = default,
        [MaxLength(60)] Patch<string?> CustomerClass = default, [MaxLength(50)] Patch<IReadOnlyList<Guid>> RelatedIds = default);

    /// <param name="Created">It was entered just now.</param>
    public sealed record Result(Guid Id, int Version, string Number, bool Created);

    internal sealed class Handler(Database db, IHandler<CreateCustomer.Command, CreateCustomer.Result> create, IHandler<UpdateCustomer.Command, GetCustomer.Result> update)
        : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command c, CancellationToken ct)
        {
            await db.LockWord("customer/" + c.ExternalId, ct);
            return await db.Customers.FirstOrDefaultAsync(k => k.ExternalId == c.ExternalId, ct) is { } known ? await Merge(c, known, ct) : await Enter(c, ct);
        }

        private async Task<Result> Enter(Command c, CancellationToken ct)
        {
            if (!c.Name.IsSet) throw ShapeRefusals.Required.At("/name");
            var made = await create.Handle(new(c.Name.Or(""), c.Number, c.ExternalId, c.Currency, c.Level.Or(null), c.GroupId.Or(null), c.OwnerId.Or(null), c.TaxpayerId.Or(null),
                c.Phone.Or(null), c.Email.Or(null), null, null, c.Category.Or(null), c.Region.Or(null), c.ProductLine.Or(null), c.CustomerClass.Or(null), c.RelatedIds.Or([])), ct);
            if (c.Active.IsSet) db.Set<Customer>().Local.Single(n => n.Id == made.Id).Active = c.Active.Or(true);
            return new(made.Id, made.Version, made.Number, Created: true);
        }

        private async Task<Result> Merge(Command c, Customer known, CancellationToken ct)
        {
            Settled(c.Number, known.Number, "number", known);
            Settled(c.Currency, known.Currency, "currency", known);
            await update.Handle(new(known.Id, known.Version, c.Name, default, c.Level, c.GroupId, c.OwnerId, c.TaxpayerId, c.Phone, c.Email, c.Active,
                c.Category, c.Region, c.ProductLine, c.CustomerClass, c.RelatedIds), ct);
            return new(known.Id, known.Version, known.Number, Created: false);
        }

        private static void Settled(string? sent, string kept, string member, Customer customer)
        {
            if (sent is not null && sent != kept) throw CustomerRefusals.Settled.At("/" + member, ("member", member), ("customer", customer.Number), ("value", kept));
        }
    }

    internal static void Map(Doors doors) =>
        doors.Put<Command, Result, Handler>("/customers-by-external-id/{externalId}", nameof(UpsertCustomer), "Enter or merge a customer by its external id");
}
