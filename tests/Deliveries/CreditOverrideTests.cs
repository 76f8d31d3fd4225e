using Waybill.Features.Approvals;
using Waybill.Features.Deliveries;
using Waybill.Features.StockOuts;
using Waybill.Tests.Support;

namespace Waybill.Tests.Deliveries;

public sealed class CreditOverrideTests
{
    private static readonly string[] Rights = ["deliveries.override-credit", "deliveries.get"];

    [Theory, BothDoors]
    public async Task Goods_leave_over_the_limit_only_after_the_last_signature(Door door)
    {
        var shop = await Shop.Open();
        var department = await shop.Department();
        var boss = await shop.Person(door, Rights);
        var seller = await shop.Person(door, Rights, department, boss.Id);
        await shop.As(Roles.Admin).Run<ApprovalFlowView>(new CreateApprovalFlow.Command("delivery", Shop.Unique("flow"), [new("boss", SignerKind.DirectSuperior)], new(DepartmentIds: [department]), null, null, null));
        var line = Shop.LineOf(await shop.Item(10m, stock: 4, tax: 0), 4);
        var delivery = await shop.Released(await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(credit: 5m), line) with { SalespersonId = seller.Id }));
        (await seller.Client.Run<AllowDeliveryOverCredit.Result>(new AllowDeliveryOverCredit.Command(delivery.Id, "an old friend"))).CreditOverrideReason.ShouldBeNull();
        var paper = await shop.Picked(delivery);
        (await shop.As(Roles.Warehouse).Refused(new ConfirmStockOut.Command(paper.Id))).Code.ShouldBe("CREDIT_EXCEEDED");
        (await seller.Client.Refused(new AllowDeliveryOverCredit.Command(delivery.Id, "again"))).Code.ShouldBe("OWN_DOCUMENT");
        (await boss.Client.Run<AllowDeliveryOverCredit.Result>(new AllowDeliveryOverCredit.Command(delivery.Id, "agreed"))).CreditOverrideReason.ShouldBe("agreed");
        (await shop.As(Roles.Warehouse).Run<ConfirmStockOut.Result>(new ConfirmStockOut.Command(paper.Id))).Status.ShouldBe(StockOutStatus.Confirmed);
    }
}
