using Waybill.Features.Amendments;
using Waybill.Features.ContractTemplates;
using Waybill.Features.Orders;
using Waybill.Features.Prices;
using Waybill.Features.SalesContracts;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.SalesContracts;

public sealed class SalesContractTests
{
    [Theory, BothDoors]
    public async Task From_order_to_signature_lines_and_amounts_are_the_orders(Door door)
    {
        var shop = await Shop.Open();
        var (sales, manager, order) = (shop.As(Roles.Sales).Via(door), shop.As(Roles.Manager).Via(door), await shop.ApprovedOrder(quantity: 3, freight: 5));
        var made = await sales.Run<CreateSalesContract.Result>(new CreateSalesContract.Command(order.Id, (await shop.ContractTemplate()).Id, PaymentTerms: "30 天"));
        (made.Status, made.Total).ShouldBe((SalesContractStatus.Draft, order.Total));
        (await sales.Run<SalesContractState>(new SubmitSalesContract.Command(made.Id))).Number!.ShouldMatch("^SC-[0-9]{6}-[0-9]{6}$");
        (await manager.Run<SalesContractState>(new ApproveSalesContract.Command(made.Id, "good"))).Status.ShouldBe(SalesContractStatus.Approved);
        (await sales.Run<SalesContractState>(new SignSalesContract.Command(made.Id, Shop.Signature))).Status.ShouldBe(SalesContractStatus.Signed);
        var contract = await sales.Run<GetSalesContract.Result>(new GetSalesContract.Query(made.Id));
        (contract.Net, contract.Tax, contract.Freight, contract.Signature, contract.PaymentTerms).ShouldBe((order.Net, order.Tax, order.Freight, Shop.Signature, "30 天"));
        contract.Lines.Select(l => (l.ItemId, l.Quantity, l.UnitPrice, l.Gross)).ShouldBe(order.Lines.Select(l => (l.ItemId, l.Quantity, l.UnitPrice, l.Gross)));
    }

    [Theory, BothDoors]
    public async Task Only_an_approved_firm_order_becomes_a_contract_and_only_one_at_a_time(Door door)
    {
        var shop = await Shop.Open();
        var (sales, template, order) = (shop.As(Roles.Sales).Via(door), (await shop.ContractTemplate()).Id, await shop.ApprovedOrder());
        var vague = await shop.DraftOrder(Shop.OrderCommand(order.CustomerId, Shop.LineOf(await shop.Item(), 1)) with { Firmness = Firmness.NonFirm });
        (await sales.Refused(new CreateSalesContract.Command(vague.Id, template))).Code.ShouldBe("ORDER_NOT_FIRM");
        (await sales.Refused(new CreateSalesContract.Command((await shop.DraftOrder()).Id, template))).Code.ShouldBe("ORDER_WRONG_STATE");
        (await sales.Refused(new CreateSalesContract.Command(Guid.NewGuid(), template))).Errors.Single().Pointer.ShouldBe("/orderId");
        (await sales.Refused(new CreateSalesContract.Command(order.Id, Guid.NewGuid()))).Errors.Single().Pointer.ShouldBe("/templateId");
        var tries = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => sales.Send(new CreateSalesContract.Command(order.Id, template))));
        tries.Where(t => t.Refused is not null).Select(t => t.Refused!.Code).ShouldBe(["ORDER_HAS_CONTRACT", "ORDER_HAS_CONTRACT"]);
        var made = (CreateSalesContract.Result)tries.Single(t => t.Refused is null).Result!;
        await sales.Run<SalesContractState>(new CancelSalesContract.Command(made.Id, "wrong template"));
        (await sales.Run<CreateSalesContract.Result>(new CreateSalesContract.Command(order.Id, template))).Status.ShouldBe(SalesContractStatus.Draft);
    }

    [Theory, BothDoors]
    public async Task A_rejected_contract_goes_again_under_its_number(Door door)
    {
        var shop = await Shop.Open();
        var (sales, manager, draft) = (shop.As(Roles.Sales).Via(door), shop.As(Roles.Manager).Via(door), await shop.DraftContract());
        var first = await sales.Run<SalesContractState>(new SubmitSalesContract.Command(draft.Id));
        (await manager.Run<SalesContractState>(new RejectSalesContract.Command(draft.Id, "terms"))).Reason.ShouldBe("terms");
        (await sales.Run<SalesContractState>(new ReopenSalesContract.Command(draft.Id))).Status.ShouldBe(SalesContractStatus.Draft);
        (await sales.Run<SalesContractState>(new SubmitSalesContract.Command(draft.Id))).ShouldBe(new(draft.Id, 5, first.Number, SalesContractStatus.Submitted, null));
        (await sales.Refused(new ApproveSalesContract.Command(draft.Id, null))).Code.ShouldBe("FORBIDDEN");
    }

    [Theory, BothDoors]
    public async Task A_foreign_contract_says_how_goods_travel_and_are_paid_before_it_is_submitted(Door door)
    {
        var shop = await Shop.Open();
        var (sales, draft) = (shop.As(Roles.Sales).Via(door), await shop.DraftContract(template: await shop.ContractTemplate(Trade.Foreign)));
        (await sales.Refused(new SubmitSalesContract.Command(draft.Id))).Code.ShouldBe("CONTRACT_INCOMPLETE");
        var terms = new ForeignTerms(Incoterm.Fob, "Ningbo", "Hamburg");
        await sales.Run<GetSalesContract.Result>(new UpdateSalesContract.Command(draft.Id, 1, ForeignTerms: terms));
        (await sales.Refused(new SubmitSalesContract.Command(draft.Id))).Code.ShouldBe("CONTRACT_INCOMPLETE");
        var ready = await sales.Run<GetSalesContract.Result>(new UpdateSalesContract.Command(draft.Id, 2, PaymentTerms: "L/C at sight"));
        (ready.ForeignTerms, ready.Trade).ShouldBe((terms, Trade.Foreign));
        (await sales.Run<SalesContractState>(new SubmitSalesContract.Command(draft.Id))).Status.ShouldBe(SalesContractStatus.Submitted);
    }

    [Theory, BothDoors]
    public async Task A_signed_contract_is_fulfilled_when_everything_was_delivered_or_terminated_with_a_reason(Door door)
    {
        var shop = await Shop.Open();
        var (sales, manager, order) = (shop.As(Roles.Sales).Via(door), shop.As(Roles.Manager).Via(door), await shop.ApprovedOrder(stock: 3, quantity: 3));
        var (contract, other) = (await shop.SignedContract(order), await shop.SignedContract());
        (await sales.Refused(new FulfilSalesContract.Command(contract.Id))).Code.ShouldBe("CONTRACT_NOT_FULFILLED");
        await shop.Issued(await shop.Released(order));
        (await sales.Run<SalesContractState>(new FulfilSalesContract.Command(contract.Id))).Status.ShouldBe(SalesContractStatus.Fulfilled);
        (await manager.Run<SalesContractState>(new TerminateSalesContract.Command(other.Id, "force majeure"))).Reason.ShouldBe("force majeure");
        (await sales.Refused(new CancelSalesContract.Command(contract.Id, null))).Code.ShouldBe("CONTRACT_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task A_move_that_is_not_in_the_table_is_refused(Door door)
    {
        var shop = await Shop.Open();
        var (draft, signed, manager) = (await shop.DraftContract(), await shop.SignedContract(), shop.As(Roles.Manager).Via(door));
        foreach (var request in new object[] { new ApproveSalesContract.Command(draft.Id, null), new RejectSalesContract.Command(draft.Id, "no"), new ReopenSalesContract.Command(draft.Id),
            new SignSalesContract.Command(draft.Id, Shop.Signature), new FulfilSalesContract.Command(draft.Id), new TerminateSalesContract.Command(draft.Id, "no"),
            new SubmitSalesContract.Command(signed.Id), new SignSalesContract.Command(signed.Id, Shop.Signature), new UpdateSalesContract.Command(signed.Id, signed.Version, PaymentTerms: "late") })
            (await manager.Refused(request)).Code.ShouldBe("CONTRACT_WRONG_STATE", request.ToString());
    }

    [Theory, BothDoors]
    public async Task The_words_of_an_earlier_contract_serve_another_order_of_the_same_customer(Door door)
    {
        var shop = await Shop.Open();
        var (sales, earlier) = (shop.As(Roles.Sales).Via(door), await shop.SignedContract());
        var (next, stranger) = (await shop.ApprovedOrder(quantity: 7, customerId: earlier.CustomerId), await shop.ApprovedOrder());
        (await sales.Refused(new CopySalesContract.Command(earlier.Id, null))).Code.ShouldBe("ORDER_HAS_CONTRACT");
        (await sales.Refused(new CopySalesContract.Command(earlier.Id, stranger.Id))).Code.ShouldBe("CONTRACT_OF_OTHER_CUSTOMER");
        var copy = await shop.SalesContract((await sales.Run<CreateSalesContract.Result>(new CopySalesContract.Command(earlier.Id, next.Id))).Id);
        (copy.OrderId, copy.TemplateId, copy.Total, copy.Number, copy.Signature).ShouldBe((next.Id, earlier.TemplateId, next.Total, null, null));
    }

    [Theory, BothDoors]
    public async Task Its_text_is_filled_kept_as_signed_and_hidden_with_the_prices(Door door)
    {
        var (shop, text) = (await Shop.Open(), "{{company.name}} / {{customer.name}}: {{contract.total}} {{contract.currency}}, {{order.number}}, {{contract.ourSignatory}}\n\n{{contract.lines}}");
        var (order, template) = (await shop.ApprovedOrder(quantity: 3), await shop.ContractTemplate(text: text));
        var (draft, sales) = (await shop.DraftContract(order, template), shop.As(Roles.Sales).Via(door));
        var before = await sales.Run<RenderContract.Result>(new RenderContract.Query(draft.Id));
        before.Signed.ShouldBeFalse();
        before.Text.ShouldNotBeNull();
        before.Text.ShouldContain($"杭州湖畔茶行: 33.90 CNY, {order.Number}, \n");
        before.Text.ShouldContain("| 1 | " + order.Lines[0].ItemCode + " | 茶杯 Tea cup | 3 | pcs | 10.00 | 13 % | 33.90 |");
        foreach (var step in new object[] { new SubmitSalesContract.Command(draft.Id), new ApproveSalesContract.Command(draft.Id, null), new SignSalesContract.Command(draft.Id, Shop.Signature) })
            await shop.As(Roles.Admin).Run<SalesContractState>(step);
        await shop.As(Roles.Admin).Run<GetContractTemplate.Result>(new UpdateContractTemplate.Command(template.Id, 1, Text: "something else"));
        var signed = await sales.Run<RenderContract.Result>(new RenderContract.Query(draft.Id));
        (signed.Signed, signed.Text!.Contains($"{order.Number}, 韩梅梅\n")).ShouldBe((true, true));
        (await (await shop.Holder(door, "sales-contracts.render")).Run<RenderContract.Result>(new RenderContract.Query(draft.Id))).Text.ShouldBeNull();
    }

    [Theory, BothDoors]
    public async Task Papers_of_others_are_linked_found_by_and_unlinked(Door door)
    {
        var shop = await Shop.Open();
        var (sales, contract, number) = (shop.As(Roles.Sales).Via(door), await shop.SignedContract(), Shop.Unique("BL"));
        var paper = new AddContractReference.Command(contract.Id, ReferenceType.Transport, number, new DateOnly(2026, 11, 22), "COSCO", null);
        var added = await sales.Run<AddContractReference.Result>(paper);
        (added.Id, added.Version, added.Reference.Number).ShouldBe((contract.Id, contract.Version + 1, number));
        (await sales.Refused(paper)).Code.ShouldBe("CONTRACT_REFERENCE_TAKEN");
        await sales.Run<AddContractReference.Result>(paper with { Type = ReferenceType.Customs });
        (await sales.Run<Page<ListSalesContracts.Row>>(new ListSalesContracts.Query(number))).Items.Single().Id.ShouldBe(contract.Id);
        (await sales.Run<Page<ListSalesContracts.Row>>(new ListSalesContracts.Query { Filter = $"orderId = \"{contract.OrderId}\" AND signedDate = 2026-11-22" })).Items.Single().SignedDate.ShouldBe(new(2026, 11, 22));
        await sales.Run<AddContractReference.Result>(new RemoveContractReference.Command(contract.Id, added.Reference.Id, contract.Version + 2));
        (await shop.SalesContract(contract.Id)).References.Select(r => r.Type).ShouldBe([ReferenceType.Customs]);
        (await sales.Refused(new RemoveContractReference.Command(contract.Id, added.Reference.Id, contract.Version + 3))).Code.ShouldBe("NOT_FOUND");
        var cancelled = await shop.DraftContract();
        await sales.Run<SalesContractState>(new CancelSalesContract.Command(cancelled.Id, null));
        (await sales.Refused(paper with { SalesContractId = cancelled.Id })).Code.ShouldBe("CONTRACT_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task A_template_out_of_use_makes_no_contract(Door door)
    {
        var shop = await Shop.Open();
        var (template, draft) = (await shop.ContractTemplate(), await shop.DraftContract());
        await shop.As(Roles.Admin).Run<GetContractTemplate.Result>(new UpdateContractTemplate.Command(template.Id, 1, Active: false));
        (await shop.Refused(door, Roles.Sales, new CreateSalesContract.Command((await shop.ApprovedOrder()).Id, template.Id))).Code.ShouldBe("CONTRACT_TEMPLATE_INACTIVE");
        (await shop.Refused(door, Roles.Sales, new UpdateSalesContract.Command(draft.Id, 1, TemplateId: template.Id))).Code.ShouldBe("CONTRACT_TEMPLATE_INACTIVE");
    }

    [Theory, BothDoors]
    public async Task A_contract_is_not_signed_once_its_order_is_about_other_goods_of_the_same_amount(Door door)
    {
        var (shop, sales) = (await Shop.Open(), (await Shop.Open()).As(Roles.Sales).Via(door));
        var (order, other) = (await shop.ApprovedOrder(quantity: 10, price: 10), await shop.Item(price: 10));
        var contract = await shop.ApprovedContract(order);
        var amended = await shop.Amended(Shop.AmendmentOf(order, Shop.Wanting(order, 5)) with { Lines = [Shop.LineOf(other, 5)] });
        (amended.Total, amended.Net, amended.Tax).ShouldBe((contract.Total, contract.Net, contract.Tax));
        (await sales.Refused(new SignSalesContract.Command(contract.Id, Shop.Signature))).Code.ShouldBe("CONTRACT_OUTDATED");
        (await shop.SalesContract(contract.Id)).ShouldSatisfyAllConditions(c => c.Status.ShouldBe(SalesContractStatus.Approved), c => c.Signature.ShouldBeNull());
    }

    [Theory, BothDoors]
    public async Task A_contract_is_not_signed_once_its_order_promises_another_date_and_its_copy_is(Door door)
    {
        var (shop, sales) = (await Shop.Open(), (await Shop.Open()).As(Roles.Sales).Via(door));
        var order = await shop.ApprovedOrder(quantity: 3);
        var contract = await shop.ApprovedContract(order);
        await shop.Amended(Shop.AmendmentOf(order, new LineChangeEntry(order.Lines[0].Id, null, null, null, new DateOnly(2090, 1, 15), null)));
        (await sales.Refused(new SignSalesContract.Command(contract.Id, Shop.Signature))).Code.ShouldBe("CONTRACT_OUTDATED");
        await sales.Run<SalesContractState>(new CancelSalesContract.Command(contract.Id, "another date"));
        var copy = (await sales.Run<CreateSalesContract.Result>(new CopySalesContract.Command(contract.Id, null))).Id;
        foreach (var step in new object[] { new SubmitSalesContract.Command(copy), new ApproveSalesContract.Command(copy, null) }) await shop.As(Roles.Admin).Run<SalesContractState>(step);
        (await sales.Run<SalesContractState>(new SignSalesContract.Command(copy, Shop.Signature))).Status.ShouldBe(SalesContractStatus.Signed);
    }

    [Fact]
    public async Task Who_may_not_know_prices_is_not_told_what_an_outdated_contract_and_its_order_come_to()
    {
        var shop = await Shop.Open();
        var order = await shop.ApprovedOrder(quantity: 3);
        var contract = await shop.ApprovedContract(order);
        await shop.Amended(Shop.AmendmentOf(order, Shop.Wanting(order, 4)));
        (await RefusedText(shop, shop.Keys[Roles.Sales], contract.Id)).ShouldSatisfyAllConditions(t => t.ShouldContain("CONTRACT_OUTDATED"), t => t.ShouldContain("33.90 CNY"), t => t.ShouldContain("45.20 CNY"));
        var blind = await shop.Holder(Door.Rest, "sales-contracts.sign");
        (await RefusedText(shop, blind.Key!, contract.Id)).ShouldSatisfyAllConditions(t => t.ShouldContain("CONTRACT_OUTDATED"), t => t.ShouldNotContain("CNY"));
    }

    [Fact]
    public void A_contract_is_not_signed_for_another_amount_than_its_order_has()
    {
        var (order, later) = (Approved(price: 10m), Approved(price: 11m));
        var contract = new SalesContract(order, new ContractTemplate("T", Trade.Domestic, "text"));
        contract.Submit(order);
        contract.Approve(Guid.NewGuid(), DateTimeOffset.UnixEpoch, null);
        Should.Throw<Waybill.Infrastructure.Refusals.Refusal>(() => contract.Sign(later, Shop.Signature, seesAmounts: false))
            .ShouldSatisfyAllConditions(r => r.Reason.Code.ShouldBe("CONTRACT_OUTDATED"), r => r.Values.ShouldBeEmpty());
    }

    /// <summary>The whole text with which the signature of a contract is refused.</summary>
    private static async Task<string> RefusedText(Shop shop, string key, Guid contractId)
    {
        using var message = RestMessage.Of(shop.Catalogue.For(typeof(SignSalesContract.Command)), new SignSalesContract.Command(contractId, Shop.Signature), validateOnly: false);
        message.Headers.Authorization = new("Bearer", key);
        using var response = await shop.Rest.SendAsync(message);
        return await response.Content.ReadAsStringAsync();
    }

    private static Order Approved(decimal price)
    {
        var order = new Order(new("C-1", "茶行", "CNY"), null, Waybill.Features.Organization.RoundingMode.Line, new(2026, 11, 22), Firmness.Firm, null);
        order.Fill([new OrderLine
        {
            ItemId = Guid.NewGuid(), ItemCode = "I", Description = "I", Quantity = 1, Unit = "pcs", BaseUnit = "pcs", Factor = 1, BaseQuantity = 1, UnitPrice = price, PriceSource = PriceSource.Base,
        }]);
        order.Name("SO-1");
        order.Submit();
        order.Approve(Guid.NewGuid(), DateTimeOffset.UnixEpoch, null);
        return order;
    }
}
