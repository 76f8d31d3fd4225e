using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesContracts;

/// <summary>A contract that was not signed comes to nothing; its order may have another.</summary>
public static class CancelSalesContract
{
    [Requires("sales-contracts.cancel")]
    [Refuses("CONTRACT_WRONG_STATE")]
    public sealed record Command(Guid SalesContractId, [MaxLength(500)] string? Reason);

    internal sealed class Handler(Database db, ApprovalsDesk approvals, Outbox outbox) : IHandler<Command, SalesContractState>
    {
        public async Task<SalesContractState> Handle(Command command, CancellationToken ct)
        {
            var contract = await db.RequireLockedContract(command.SalesContractId, ct);
            contract.Cancel(command.Reason);
            await approvals.Void(contract.Ref, ct);
            outbox.Tell("sales-contract.cancelled", contract, SalesContractTold.Of(contract));
            return SalesContractState.Of(contract);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SalesContractState, Handler>("/{salesContractId}/cancel", nameof(CancelSalesContract), "Cancel a contract");
}
