using Waybill.Features.Backlog;
using Waybill.Features.BalanceApplications;
using Waybill.Features.ContractTemplates;
using Waybill.Features.Invoices;
using Waybill.Features.Orders;
using Waybill.Features.ReceiptPlans;
using Waybill.Features.SalesContracts;
using Waybill.Features.Shipments;
using Waybill.Tests.Support;

namespace Waybill.Tests.Backlog;

public sealed class PreviewOrderImpactTests
{
    [Theory, BothDoors]
    public async Task Everything_that_hangs_on_an_order_is_told(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.ApprovedOrder(stock: 10, quantity: 10);
        var (first, second) = (await shop.Released(order, 4), await shop.Released(order, 3));
        await shop.Issued(first);
        await shop.Picked(second);
        await shop.Shipped(first);
        await shop.RequestedInvoice(order, 2);
        await shop.ConfirmedReceipt((order, 20m));
        await shop.DraftAmendment(Shop.AmendmentOf(order, Shop.Wanting(order, 12)));
        var impact = await shop.As(Roles.Sales).Via(door).Run<PreviewOrderImpact.Result>(new PreviewOrderImpact.Query(order.Id));
        impact.Kinds.OrderBy(k => k.Kind, StringComparer.Ordinal).Select(k => (k.Kind, k.Count, k.Running)).ShouldBe(
            [("delivery", 2, 2), ("invoice", 1, 1), ("order-amendment", 1, 1), ("receipt", 1, 0), ("shipment", 1, 1), ("stock-out", 2, 1)]);
        var line = impact.Lines.Single();
        (line.Reserved, line.ToDeliver, line.ToIssue, line.ToInvoice).ShouldBe((6m, 3m, 3m, 8m));
        (impact.OpenToCharge, impact.OpenToReceive).ShouldBe((Shop.Yuan(67.80m), Shop.Yuan(25.20m)));
        impact.Endings.Select(e => (e.Operation, e.Allowed, e.Code)).ShouldBe([("cancel", false, "ORDER_ISSUED"), ("close", false, "ORDER_HAS_DELIVERIES"), ("cancel-remainder", true, null)]);
        impact.Documents.Single(d => d.Kind == "delivery" && d.Id == second.Id).OpenQuantity.ShouldBe(3m);
    }

    [Theory, BothDoors]
    public async Task An_invoice_of_several_orders_hangs_on_each_with_its_part(Door door)
    {
        var shop = await Shop.Open();
        var first = await shop.ApprovedOrder(quantity: 2);
        var second = await shop.ApprovedOrder(quantity: 3, customerId: first.CustomerId);
        var invoice = await shop.As(Roles.Sales).Run<CreateInvoice.Result>(Shop.InvoiceCommand(first) with { AlsoOrderIds = [second.Id] });
        var impact = await shop.As(Roles.Sales).Via(door).Run<PreviewOrderImpact.Result>(new PreviewOrderImpact.Query(second.Id));
        (impact.Documents.Single().Id, impact.Documents[0].Amount).ShouldBe((invoice.Id, Shop.Yuan(33.90m)));
    }

    [Theory, BothDoors]
    public async Task Returns_applied_balance_and_the_plan_of_payment_hang_on_their_order(Door door)
    {
        var shop = await Shop.Open();
        var (order, delivery) = await shop.Sold(quantity: 4, paid: false, ordered: 10);
        var back = await shop.AgreedReturn(order, Shop.Back(delivery, 3));
        await shop.TakenIn(back, 1);
        var plan = await shop.As(Roles.Admin).Run<ReceiptPlanView>(new SetReceiptPlan.Command(order.Id, [new(new(2027, 1, 31), null, 1m, null)]));
        var documents = (await shop.As(Roles.Sales).Via(door).Run<PreviewOrderImpact.Result>(new PreviewOrderImpact.Query(order.Id))).Documents.ToDictionary(d => d.Kind);
        (documents["sales-return"].Id, documents["sales-return"].Running, documents["sales-return"].OpenQuantity, documents["sales-return"].Amount).ShouldBe((back.Id, true, 2m, back.Agreed));
        (documents["receipt-plan"].Id, documents["receipt-plan"].Running, documents["receipt-plan"].Amount).ShouldBe((plan.Id, true, order.Total));
    }

    [Theory, BothDoors]
    public async Task Balance_that_paid_for_several_orders_hangs_on_each_with_its_part(Door door)
    {
        var shop = await Shop.Open();
        var customer = await shop.CustomerWithBalance(100);
        var (first, second) = (await shop.Owing(70, customer), await shop.Owing(50, customer));
        var applied = await shop.As(Roles.Finance).Run<BalanceApplicationView>(new ApplyBalance.Command(customer, null, null, null));
        var impact = await shop.As(Roles.Sales).Via(door).Run<PreviewOrderImpact.Result>(new PreviewOrderImpact.Query(second.Id));
        var document = impact.Documents.Single(d => d.Kind == "balance-application");
        (document.Id, document.Running, document.Amount).ShouldBe((applied.Id, false, Shop.Yuan(30)));
        first.Id.ShouldNotBe(second.Id);
    }

    [Theory, BothDoors]
    public async Task A_contract_hangs_on_its_order(Door door)
    {
        var shop = await Shop.Open();
        var (admin, order) = (shop.As(Roles.Admin).Via(door), await shop.ApprovedOrder());
        var template = await admin.Run<GetContractTemplate.Result>(new CreateContractTemplate.Command(Shop.Unique("合同 Contract"), Trade.Domestic, "甲乙双方 Both sides"));
        var contract = await admin.Run<CreateSalesContract.Result>(new CreateSalesContract.Command(order.Id, template.Id));
        var document = (await admin.Run<PreviewOrderImpact.Result>(new PreviewOrderImpact.Query(order.Id))).Documents.Single();
        (document.Kind, document.Id, document.Running, document.Amount).ShouldBe(("sales-contract", contract.Id, true, order.Total));
    }

    [Theory, BothDoors]
    public async Task What_would_be_refused_is_refused_with_the_same_code(Door door)
    {
        var shop = await Shop.Open();
        var (manager, order) = (shop.As(Roles.Manager).Via(door), await shop.ApprovedOrder(quantity: 10));
        (await shop.Impact(order)).Endings.ShouldAllBe(e => e.Allowed);
        await shop.RequestedInvoice(order, 2);
        var codes = (await manager.Run<PreviewOrderImpact.Result>(new PreviewOrderImpact.Query(order.Id))).Endings.ToDictionary(e => e.Operation, e => e.Code);
        (await manager.Refused(new CancelOrder.Command(order.Id, null))).Code.ShouldBe(codes["cancel"]);
        (await manager.Refused(new CloseOrder.Command(order.Id, null))).Code.ShouldBe(codes["close"]);
        (await manager.Refused(new CancelOrderRemainder.Command(order.Id, null, null))).Code.ShouldBe(codes["cancel-remainder"]);
    }

    [Theory, BothDoors]
    public async Task Amounts_are_for_those_who_may_see_them(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.Order((await shop.ReleasedDelivery()).OrderId);
        var clerk = await shop.Holder(door, "orders.preview-impact");
        var seen = await clerk.Run<PreviewOrderImpact.Result>(new PreviewOrderImpact.Query(order.Id));
        (seen.OpenToCharge, seen.OpenToReceive, seen.Documents[0].Amount, seen.Documents[0].OpenQuantity).ShouldBe((null, null, null, 4m));
    }
}
