using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Customers;

/// <summary>The customers, newest first.</summary>
public static class ListCustomers
{
    [Requires("customers.list")]
    public sealed record Query : ListQuery
    {
        /// <summary>Only customers in which this employee takes part, by hand or by rule.</summary>
        public Guid? RelatedId { get; init; }
    }

    public sealed record Row(Guid Id, int Version, string Number, string Name, string Currency, CustomerStage Stage, string? ExternalId, string? Level, Guid? GroupId, Guid? OwnerId,
        bool Active, DateTimeOffset CreatedAt, string? Category, string? Region, string? ProductLine, string? CustomerClass, IReadOnlyList<Guid> RelatedIds, IReadOnlyList<Guid> RelatedByRule);

    private static readonly Listing<Customer> Fields = new Listing<Customer>("customers")
        .Field("number", c => c.Number).Field("name", c => c.Name).Field("stage", c => c.Stage).Field("externalId", c => c.ExternalId).Field("level", c => c.Level)
        .Field("groupId", c => c.GroupId).Field("ownerId", c => c.OwnerId).Field("active", c => c.Active).Field("createdAt", c => c.CreatedAt)
        .Field("category", c => c.Category).Field("region", c => c.Region).Field("productLine", c => c.ProductLine).Field("customerClass", c => c.CustomerClass)
        .Search(c => c.Number, c => c.Name).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct)
        {
            var customers = query.RelatedId is { } related ? db.Customers.Where(Visibility.TakingPart(related)) : db.Customers;
            return customers.ToPage(query, Fields, user.Caller,
                c => new Row(c.Id, c.Version, c.Number, c.Name, c.Currency, c.Stage, c.ExternalId, c.Level, c.GroupId, c.OwnerId, c.Active, c.CreatedAt,
                    c.Category, c.Region, c.ProductLine, c.CustomerClass, c.RelatedIds, c.RelatedByRule), ct);
        }
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/customers", nameof(ListCustomers), "List customers");
}
