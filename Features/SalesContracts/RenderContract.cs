using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesContracts;

/// <summary>The text of a contract in Markdown with everything filled in: as it was signed, or before that as it would be signed today.</summary>
public static class RenderContract
{
    [Requires("sales-contracts.render")]
    [Refuses("COMPANY_MISSING")]
    public sealed record Query(Guid SalesContractId);

    /// <param name="Signed">Whether this is what both sides signed, word by word.</param>
    /// <param name="Text">Markdown. It tells prices, so it is absent for those who may not see them.</param>
    public sealed record Result(Guid SalesContractId, string? Number, SalesContractStatus Status, bool Signed, [SellingPrice] string? Text);

    internal sealed class Handler(Database db, ContractText texts) : IHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken ct)
        {
            var contract = await db.SalesContracts.Include(c => c.Lines).Require(c => c.Id == query.SalesContractId, ct);
            return new(contract.Id, contract.Number, contract.Status, contract.SignedText is not null, contract.SignedText ?? await texts.Render(contract, ct));
        }
    }

    internal static void Map(Doors doors) => doors.Get<Query, Result, Handler>("/{salesContractId}/text", nameof(RenderContract), "Read the text of a contract");
}
