using System.ComponentModel.DataAnnotations;
using Waybill.Features.Approvals;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesContracts;

/// <summary>A manager agrees to a submitted contract. With the last signature that its flow asks for it may be signed with the customer, who is a formal one from here; until then it stays submitted.</summary>
public static class ApproveSalesContract
{
    [Requires("sales-contracts.approve")]
    [Refuses("CONTRACT_WRONG_STATE", "NOT_YOUR_TURN", "OWN_DOCUMENT", "APPROVAL_STALE")]
    public sealed record Command(Guid SalesContractId, [MaxLength(500)] string? Remark);

    internal sealed class Handler(Database db, ApprovalsDesk approvals, ContractApproval approval) : IHandler<Command, SalesContractState>
    {
        public async Task<SalesContractState> Handle(Command command, CancellationToken ct)
        {
            var contract = await db.RequireLockedContract(command.SalesContractId, ct);
            contract.RequireSubmitted();
            if (await approvals.Sign(approval.Subject(contract), command.Remark, ct) == Signed.Last) await approval.Approve(contract, command.Remark, ct);
            return SalesContractState.Of(contract);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, SalesContractState, Handler>("/{salesContractId}/approve", nameof(ApproveSalesContract), "Approve a submitted contract");
}
