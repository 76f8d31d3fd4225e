using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.ContractTemplates;

/// <summary>The contract templates without their texts, by name.</summary>
public static class ListContractTemplates
{
    [Requires("contract-templates.list")]
    public sealed record Query : ListQuery;
    public sealed record Row(Guid Id, int Version, string Name, Trade Trade, bool Active, DateTimeOffset UpdatedAt);

    private static readonly Listing<ContractTemplate> Fields = new Listing<ContractTemplate>("contract-templates")
        .Field("name", t => t.Name).Field("trade", t => t.Trade).Field("active", t => t.Active).Field("createdAt", t => t.CreatedAt).Field("updatedAt", t => t.UpdatedAt)
        .Search(t => t.Name).OrderedBy("name asc");

    internal sealed class Handler(Database db, CurrentUser user) : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query query, CancellationToken ct) =>
            db.ContractTemplates.ToPage(query, Fields, user.Caller, t => new Row(t.Id, t.Version, t.Name, t.Trade, t.Active, t.UpdatedAt), ct);
    }

    internal static void Map(Doors doors) => doors.List<Query, Row, Handler>("/", nameof(ListContractTemplates), "List contract templates");
}
