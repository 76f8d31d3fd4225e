using System.ComponentModel.DataAnnotations;
using Waybill.Features.ContractTemplates;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.SalesContracts;

/// <summary>An approved firm order is raised to a contract: a draft in the words of a template, with the order's lines and amounts. An order has one contract at a time.</summary>
public static class CreateSalesContract
{
    /// <param name="SpecialTerms">What was agreed beside the template's text.</param>
    /// <param name="ForeignTerms">For contracts across the border.</param>
    [Requires("sales-contracts.create")]
    [Refuses("ORDER_WRONG_STATE", "ORDER_NOT_FIRM", "ORDER_HAS_CONTRACT", "CONTRACT_TEMPLATE_INACTIVE")]
    public sealed record Command(Guid OrderId, Guid TemplateId, [MaxLength(500)] string? PaymentTerms = null, [MaxLength(500)] string? DeliveryTerms = null,
        [MaxLength(4000)] string? SpecialTerms = null, ForeignTerms? ForeignTerms = null);
    public sealed record Result(Guid Id, int Version, SalesContractStatus Status, Guid OrderId, [SellingPrice] Money? Total);

    internal sealed class Handler(Database db, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var template = await db.ContractTemplates.Refer(t => t.Id == command.TemplateId, "/templateId", ct);
            var contract = new SalesContract(await db.ReferLockedOrder(command.OrderId, ct), template)
            {
                PaymentTerms = command.PaymentTerms, DeliveryTerms = command.DeliveryTerms, SpecialTerms = command.SpecialTerms, ForeignTerms = command.ForeignTerms,
            };
            db.Add(contract);
            outbox.Tell("sales-contract.created", contract, SalesContractTold.Of(contract));
            return new(contract.Id, contract.Version, contract.Status, contract.OrderId, new(contract.Total, contract.Currency));
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, Result, Handler>("/", nameof(CreateSalesContract), "Draft a contract of an order");
}
