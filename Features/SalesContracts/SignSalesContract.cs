using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesContracts;

/// <summary>Both sides signed an approved contract. Its text is kept as it stands from here, whatever happens to names and templates.</summary>
public static class SignSalesContract
{
    [Requires("sales-contracts.sign")]
    [Refuses("CONTRACT_WRONG_STATE", "CONTRACT_OUTDATED", "ORDER_WRONG_STATE", "COMPANY_MISSING")]
    public sealed record Command(Guid SalesContractId, Signature Signature);

    internal sealed class Handler(Database db, ContractText texts, Outbox outbox, CurrentUser user) : IHandler<Command, SalesContractState>
    {
        public async Task<SalesContractState> Handle(Command command, CancellationToken ct)
        {
            var (contract, order) = await db.RequireLockedContractAndOrder(command.SalesContractId, ct);
            contract.Sign(order, command.Signature, seesAmounts: user.Caller.Sees(new SellingPriceAttribute()));
            contract.Keep(await texts.Render(contract, ct));
            outbox.Tell("sales-contract.signed", contract, SalesContractTold.Of(contract));
            return SalesContractState.Of(contract);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SalesContractState, Handler>("/{salesContractId}/sign", nameof(SignSalesContract), "Note that a contract was signed");
}
