using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesContracts;

/// <summary>A signed contract ends before it is fulfilled, and the reason is kept; its order may have another.</summary>
public static class TerminateSalesContract
{
    [Requires("sales-contracts.terminate")]
    [Refuses("CONTRACT_WRONG_STATE")]
    public sealed record Command(Guid SalesContractId, [MaxLength(500)] string Reason);

    internal sealed class Handler(Database db, Outbox outbox) : IHandler<Command, SalesContractState>
    {
        public async Task<SalesContractState> Handle(Command command, CancellationToken ct)
        {
            var contract = await db.RequireLockedContract(command.SalesContractId, ct);
            contract.Terminate(command.Reason);
            outbox.Tell("sales-contract.terminated", contract, SalesContractTold.Of(contract));
            return SalesContractState.Of(contract);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SalesContractState, Handler>("/{salesContractId}/terminate", nameof(TerminateSalesContract), "Terminate a signed contract");
}
