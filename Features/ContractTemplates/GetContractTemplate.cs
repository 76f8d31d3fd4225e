using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.ContractTemplates;

/// <summary>One contract template with its text.</summary>
public static class GetContractTemplate
{
    [Requires("contract-templates.get")]
    public sealed record Query(Guid ContractTemplateId);
    public sealed record Result(Guid Id, int Version, string Name, Trade Trade, string Text, bool Active)
    {
        internal static Result Of(ContractTemplate t) => new(t.Id, t.Version, t.Name, t.Trade, t.Text, t.Active);
    }

    internal sealed class Handler(Database db) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct) => Result.Of(await db.ContractTemplates.Require(t => t.Id == query.ContractTemplateId, ct));
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/{contractTemplateId}", nameof(GetContractTemplate), "Read a contract template");
}
