using Waybill.Features.ContractTemplates;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.ContractTemplates;

public sealed class ContractTemplateTests
{
    [Theory, BothDoors]
    public async Task A_template_is_written_rewritten_and_put_out_of_use(Door door)
    {
        var (shop, name) = (await Shop.Open(), Shop.Unique("外销合同"));
        var manager = shop.As(Roles.Manager).Via(door);
        var made = await manager.Run<GetContractTemplate.Result>(new CreateContractTemplate.Command(name, Trade.Foreign, "{{ contract.incoterm }} {{contract.portOfLoading}}"));
        var changed = await manager.Run<GetContractTemplate.Result>(new UpdateContractTemplate.Command(made.Id, 1, Text: "{{contract.total}}", Active: false));
        (changed.Name, changed.Trade, changed.Text, changed.Active).ShouldBe((name, Trade.Foreign, "{{contract.total}}", false));
        (await manager.Run<GetContractTemplate.Result>(new GetContractTemplate.Query(made.Id))).Text.ShouldBe("{{contract.total}}");
        (await manager.Run<Page<ListContractTemplates.Row>>(new ListContractTemplates.Query { Filter = $"name = \"{name}\" AND trade = \"foreign\"" })).Items.Single().Active.ShouldBeFalse();
        (await manager.Refused(new CreateContractTemplate.Command(name, Trade.Domestic, "text"))).Code.ShouldBe("CONTRACT_TEMPLATE_NAME_TAKEN");
    }

    [Theory, BothDoors]
    public async Task Every_placeholder_that_nothing_fills_is_named(Door door)
    {
        var shop = await Shop.Open();
        var refused = await shop.Refused(door, Roles.Manager, new CreateContractTemplate.Command(Shop.Unique("T"), Trade.Domestic, "{{contract.total}} {{contract.totl}} {{}} {{contract.totl}}"));
        refused.Errors.Select(e => (e.Code, e.Pointer)).ShouldBe([("PLACEHOLDER_UNKNOWN", "/text"), ("PLACEHOLDER_UNKNOWN", "/text")]);
        (await shop.Refused(door, Roles.Sales, new CreateContractTemplate.Command(Shop.Unique("T"), Trade.Domestic, "text"))).Code.ShouldBe("FORBIDDEN");
    }

    [Fact]
    public void What_a_value_says_is_never_read_as_a_placeholder() =>
        ContractTemplate.Fill("{{customer.name}}: {{ contract.total }}", new Dictionary<string, string> { ["customer.name"] = "{{contract.total}}", ["contract.total"] = "1.00" })
            .ShouldBe("{{contract.total}}: 1.00");
}
