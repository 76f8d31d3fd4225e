using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.ContractTemplates;

/// <summary>A template is renamed, rewritten or put out of use; contracts that were drafted from it keep the text they have.</summary>
public static class UpdateContractTemplate
{
    [Requires("contract-templates.update")]
    [Refuses("CONTRACT_TEMPLATE_NAME_TAKEN", "PLACEHOLDER_UNKNOWN")]
    public sealed record Command(Guid ContractTemplateId, int Version, Patch<string> Name = default, [MaxLength(50_000)] Patch<string> Text = default, Patch<bool> Active = default);

    internal sealed class Handler(Database db) : IHandler<Command, GetContractTemplate.Result>
    {
        public async Task<GetContractTemplate.Result> Handle(Command command, CancellationToken ct)
        {
            var template = (await db.ContractTemplates.Require(t => t.Id == command.ContractTemplateId, ct)).At(command.Version);
            template.Rename(command.Name.Or(template.Name));
            template.Write(command.Text.Or(template.Text));
            template.Active = command.Active.Or(template.Active);
            return GetContractTemplate.Result.Of(template);
        }
    }

    internal static void Map(Doors doors) => doors.Patch<Command, GetContractTemplate.Result, Handler>("/{contractTemplateId}", nameof(UpdateContractTemplate), "Change a contract template");
}
