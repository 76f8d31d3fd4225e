using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.SalesContracts;

/// <summary>A paper that was linked by mistake no longer belongs to the contract.</summary>
public static class RemoveContractReference
{
    [Requires("sales-contracts.remove-reference")]
    [Refuses("CONTRACT_WRONG_STATE")]
    public sealed record Command(Guid SalesContractId, Guid ReferenceId, int Version);

    internal sealed class Handler(Database db) : IHandler<Command, AddContractReference.Result>
    {
        public async Task<AddContractReference.Result> Handle(Command command, CancellationToken ct)
        {
            var contract = (await db.SalesContracts.Include(c => c.References).Require(c => c.Id == command.SalesContractId, ct)).At(command.Version);
            var reference = contract.References.FirstOrDefault(r => r.Id == command.ReferenceId) ?? throw PlatformRefusals.NotFound.Because(("kind", "contract reference"));
            contract.Unlink(reference);
            return new(contract.Id, contract.Version, ContractReferenceView.Of(reference));
        }
    }

    internal static void Map(Doors doors) => doors.Delete<Command, AddContractReference.Result, Handler>("/{salesContractId}/references/{referenceId}", nameof(RemoveContractReference), "Unlink a paper");
}
