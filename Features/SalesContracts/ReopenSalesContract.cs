using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesContracts;

/// <summary>A rejected contract becomes a draft again, to be changed and submitted anew under the same number.</summary>
public static class ReopenSalesContract
{
    [Requires("sales-contracts.reopen")]
    [Refuses("CONTRACT_WRONG_STATE")]
    public sealed record Command(Guid SalesContractId);

    internal sealed class Handler(Database db) : IHandler<Command, SalesContractState>
    {
        public async Task<SalesContractState> Handle(Command command, CancellationToken ct)
        {
            var contract = await db.RequireLockedContract(command.SalesContractId, ct);
            contract.Reopen();
            return SalesContractState.Of(contract);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SalesContractState, Handler>("/{salesContractId}/reopen", nameof(ReopenSalesContract), "Make a rejected contract a draft again");
}
