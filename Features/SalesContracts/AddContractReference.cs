using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.SalesContracts;

/// <summary>A paper is linked to a contract: a bill of lading, a customs declaration, an import or export licence, a policy. A contract has each type and number once.</summary>
public static class AddContractReference
{
    /// <param name="Number">As the paper has it: the bill of lading's, the declaration's.</param>
    /// <param name="Issuer">Who wrote it: the carrier, the customs house.</param>
    [Requires("sales-contracts.add-reference")]
    [Refuses("CONTRACT_WRONG_STATE", "CONTRACT_REFERENCE_TAKEN")]
    public sealed record Command(Guid SalesContractId, ReferenceType Type, [MaxLength(100)] string Number, DateOnly? Date, string? Issuer, [MaxLength(1000)] string? Remark);

    /// <param name="Id">Of the contract.</param>
    public sealed record Result(Guid Id, int Version, ContractReferenceView Reference);

    internal sealed class Handler(Database db) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var contract = await db.SalesContracts.Include(c => c.References).Require(c => c.Id == command.SalesContractId, ct);
            var reference = contract.Link(new()
            {
                Type = command.Type, Number = command.Number, Date = command.Date, Issuer = command.Issuer, Remark = command.Remark,
            });
            return new(contract.Id, contract.Version, ContractReferenceView.Of(reference));
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{salesContractId}/references", nameof(AddContractReference), "Link a paper to a contract");
}
