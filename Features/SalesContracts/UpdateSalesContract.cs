using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Waybill.Features.ContractTemplates;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.SalesContracts;

/// <summary>A draft changes: its terms, its owner, or its text by naming a template again. Lines and amounts are the order's.</summary>
public static class UpdateSalesContract
{
    [Requires("sales-contracts.update")]
    [Refuses("CONTRACT_WRONG_STATE", "CONTRACT_TEMPLATE_INACTIVE")]
    public sealed record Command(Guid SalesContractId, int Version, Patch<Guid> TemplateId = default, Patch<Guid?> SalespersonId = default, [MaxLength(500)] Patch<string?> PaymentTerms = default,
        [MaxLength(500)] Patch<string?> DeliveryTerms = default, [MaxLength(4000)] Patch<string?> SpecialTerms = default, Patch<ForeignTerms?> ForeignTerms = default);

    internal sealed class Handler(Database db) : IHandler<Command, GetSalesContract.Result>
    {
        public async Task<GetSalesContract.Result> Handle(Command command, CancellationToken ct)
        {
            var contract = (await db.SalesContracts.Include(c => c.Lines).Include(c => c.References).Require(c => c.Id == command.SalesContractId, ct)).At(command.Version);
            contract.RequireDraft();
            if (command.TemplateId.IsSet) contract.Word(await db.ContractTemplates.Refer(t => t.Id == command.TemplateId.Or(default), "/templateId", ct));
            if (command.SalespersonId.Or(null) is { } salesperson) db.ReferNext<Employee>(salesperson, "/salespersonId");
            contract.BelongTo(command.SalespersonId.Or(contract.OwnerId));
            contract.PaymentTerms = command.PaymentTerms.Or(contract.PaymentTerms);
            contract.DeliveryTerms = command.DeliveryTerms.Or(contract.DeliveryTerms);
            contract.SpecialTerms = command.SpecialTerms.Or(contract.SpecialTerms);
            contract.ForeignTerms = command.ForeignTerms.Or(contract.ForeignTerms);
            return GetSalesContract.Result.Of(contract);
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, GetSalesContract.Result, Handler>("/{salesContractId}", nameof(UpdateSalesContract), "Change a draft contract");
}
