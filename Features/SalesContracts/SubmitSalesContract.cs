using Waybill.Features.Approvals;
using Waybill.Features.Numbering;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesContracts;

/// <summary>A draft is offered for approval, with its order's present lines and amounts. The first time it gets its number. Where its flow lets it pass by itself, it is approved at once.</summary>
public static class SubmitSalesContract
{
    [Requires("sales-contracts.submit")]
    [Refuses("CONTRACT_WRONG_STATE", "CONTRACT_INCOMPLETE", "ORDER_WRONG_STATE", "APPROVER_MISSING")]
    public sealed record Command(Guid SalesContractId);

    internal sealed class Handler(Database db, NumberingDesk numbers, ApprovalsDesk approvals, ContractApproval approval, Outbox outbox) : IHandler<Command, SalesContractState>
    {
        public async Task<SalesContractState> Handle(Command command, CancellationToken ct)
        {
            var (contract, order) = await db.RequireLockedContractAndOrder(command.SalesContractId, ct);
            contract.Submit(order);
            contract.Name(contract.Number ?? await numbers.Draw("sales-contract", ct));
            outbox.Tell("sales-contract.submitted", contract, SalesContractTold.Of(contract));
            if (await approvals.Submit(approval.Subject(contract), ct) == Signed.Last) await approval.Approve(contract, remark: null, ct);
            return SalesContractState.Of(contract);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SalesContractState, Handler>("/{salesContractId}/submit", nameof(SubmitSalesContract), "Submit a contract for approval");
}
