using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.ContractTemplates;

/// <summary>
/// The texts of our contracts (合同模板), domestic and foreign, with placeholders that a contract fills. A contract takes the text as it is when it is drafted;
/// what changes in the template later does not touch it.
/// </summary>
public sealed class ContractTemplatesFeature : Feature
{
    public override string Story => "Texts of contracts with placeholders.";

    public override void Map(Doors doors)
    {
        CreateContractTemplate.Map(doors);
        UpdateContractTemplate.Map(doors);
        GetContractTemplate.Map(doors);
        ListContractTemplates.Map(doors);
    }
}
