using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.ContractTemplates;

/// <summary>A text for contracts is written. What it names between double braces, such as {{contract.total}}, each contract fills.</summary>
public static class CreateContractTemplate
{
    /// <param name="Text">Markdown. It may name company.name, customer.name|number|taxpayerId, order.number|date|requestedDate|customerPurchaseOrder|shipTo and
    /// contract.number|currency|net|tax|freight|total|paymentTerms|deliveryTerms|incoterm|portOfLoading|portOfDestination|specialTerms|signedDate|signedPlace|ourSignatory|theirSignatory|lines.</param>
    [Requires("contract-templates.create")]
    [Refuses("CONTRACT_TEMPLATE_NAME_TAKEN", "PLACEHOLDER_UNKNOWN")]
    public sealed record Command(string Name, Trade Trade, [MaxLength(50_000)] string Text);

    internal sealed class Handler(Database db) : IHandler<Command, GetContractTemplate.Result>
    {
        public Task<GetContractTemplate.Result> Handle(Command command, CancellationToken ct)
        {
            var template = new ContractTemplate(command.Name, command.Trade, command.Text);
            db.Add(template);
            return Task.FromResult(GetContractTemplate.Result.Of(template));
        }
    }

    internal static void Map(Doors doors) => doors.Create<Command, GetContractTemplate.Result, Handler>("/", nameof(CreateContractTemplate), "Write a contract template");
}
