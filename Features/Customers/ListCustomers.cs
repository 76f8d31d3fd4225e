using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Customers;

/// <summary>The customers, newest first.</summary>
public static class ListCustomers
{
    [Requires("customers.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string Number, string Name, string Currency, CustomerStage Stage, string? ExternalId, string? Level, Guid? GroupId, Guid? OwnerId,
        bool Active, DateTimeOffset CreatedAt);

    private static readonly Listing<Customer> Fields = new Listing<Customer>("customers")
        .Field("number", c => c.Number).Field("name", c => c.Name).Field("stage", c => c.Stage).Field("externalId", c => c.ExternalId).Field("level", c => c.Level)
        .Field("groupId", c => c.GroupId).Field("ownerId", c => c.OwnerId).Field("active", c => c.Active).Field("createdAt", c => c.CreatedAt)
        .Search(c => c.Number, c => c.Name).OrderedBy("createdAt desc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) => db.Customers.ToPage(query, Fields, user.Caller,
            c => new Row(c.Id, c.Version, c.Number, c.Name, c.Currency, c.Stage, c.ExternalId, c.Level, c.GroupId, c.OwnerId, c.Active, c.CreatedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/customers", nameof(ListCustomers), "List customers");
}
