using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Customers;

/// <summary>The customer groups.</summary>
public static class ListCustomerGroups
{
    [Requires("customer-groups.list")]
    public sealed record Query : ListQuery;

    private static readonly Listing<CustomerGroup> Fields = new Listing<CustomerGroup>("customer-groups")
        .Field("code", g => g.Code).Field("name", g => g.Name).Search(g => g.Code, g => g.Name).OrderedBy("code asc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<CreateCustomerGroup.Result>>
    {
        public Task<Page<CreateCustomerGroup.Result>> Handle(Query query, CancellationToken ct) =>
            db.CustomerGroups.ToPage(query, Fields, user.Caller, g => new CreateCustomerGroup.Result(g.Id, g.Version, g.Code, g.Name), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, CreateCustomerGroup.Result, Handler>("/customer-groups", nameof(ListCustomerGroups), "List customer groups");
}
