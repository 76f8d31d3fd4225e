using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesContracts;

/// <summary>A manager does not agree to a submitted contract, and says why.</summary>
public static class RejectSalesContract
{
    [Requires("sales-contracts.reject")]
    [Refuses("CONTRACT_WRONG_STATE", "NOT_YOUR_TURN", "OWN_DOCUMENT")]
    public sealed record Command(Guid SalesContractId, [MaxLength(500)] string Reason);

    internal sealed class Handler(Database db, ApprovalsDesk approvals, Outbox outbox) : IHandler<Command, SalesContractState>
    {
        public async Task<SalesContractState> Handle(Command command, CancellationToken ct)
        {
            var contract = await db.RequireLockedContract(command.SalesContractId, ct);
            contract.Reject(command.Reason);
            await approvals.Reject(contract.Ref, command.Reason, ct);
            outbox.Tell("sales-contract.rejected", contract, SalesContractTold.Of(contract));
            return SalesContractState.Of(contract);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SalesContractState, Handler>("/{salesContractId}/reject", nameof(RejectSalesContract), "Reject a submitted contract");
}
