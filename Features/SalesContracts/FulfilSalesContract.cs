using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesContracts;

/// <summary>A signed contract is done with: everything that its order still wanted has been delivered.</summary>
public static class FulfilSalesContract
{
    [Requires("sales-contracts.fulfil")]
    [Refuses("CONTRACT_WRONG_STATE", "CONTRACT_NOT_FULFILLED")]
    public sealed record Command(Guid SalesContractId);

    internal sealed class Handler(Database db, Outbox outbox) : IHandler<Command, SalesContractState>
    {
        public async Task<SalesContractState> Handle(Command command, CancellationToken ct)
        {
            var (contract, order) = await db.RequireLockedContractAndOrder(command.SalesContractId, ct);
            contract.Fulfil(order);
            outbox.Tell("sales-contract.fulfilled", contract, SalesContractTold.Of(contract));
            return SalesContractState.Of(contract);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SalesContractState, Handler>("/{salesContractId}/fulfil", nameof(FulfilSalesContract), "Note that a contract is fulfilled");
}
