using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Customers;

/// <summary>One customer, with contacts and addresses.</summary>
public static class GetCustomer
{
    [Requires("customers.get")]
    public sealed record Query(Guid CustomerId);

    /// <param name="PaymentTermDays">Within how many days after goods left they are to be paid for.</param>
    /// <param name="RelatedIds">Employees who take part, named by hand.</param>
    /// <param name="RelatedByRule">Employees who take part because a relation rule says so.</param>
    public sealed record Result(Guid Id, int Version, string Number, string Name, string Currency, CustomerStage Stage, string? ExternalId, string? Level, Guid? GroupId,
        Guid? OwnerId, string? TaxpayerId, [Telephone] string? Phone, string? Email, Money? CreditLimit, int? PaymentTermDays, bool Active, DateTimeOffset CreatedAt,
        string? Category, string? Region, string? ProductLine, string? CustomerClass, IReadOnlyList<Guid> RelatedIds, IReadOnlyList<Guid> RelatedByRule,
        IReadOnlyList<ContactView> Contacts, IReadOnlyList<AddressView> Addresses)
    {
        internal static Result Of(Customer c) => new(c.Id, c.Version, c.Number, c.Name, c.Currency, c.Stage, c.ExternalId, c.Level, c.GroupId, c.OwnerId, c.TaxpayerId,
            c.Phone, c.Email, c.CreditLimit is { } limit ? new Money(limit, c.Currency) : null, c.PaymentTermDays, c.Active, c.CreatedAt,
            c.Category, c.Region, c.ProductLine, c.CustomerClass, c.RelatedIds, c.RelatedByRule, [.. c.Contacts.Select(ContactView.Of)], [.. c.Addresses.Select(AddressView.Of)]);
    }

    internal sealed class Handler(Database db) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct) =>
            Result.Of(await db.Customers.Include(c => c.Contacts).Include(c => c.Addresses).Require(c => c.Id == query.CustomerId, ct));
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/customers/{customerId}", nameof(GetCustomer), "Read a customer");
}
