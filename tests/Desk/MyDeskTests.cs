using Waybill.Features.Approvals;
using Waybill.Features.Desk;
using Waybill.Features.Orders;
using Waybill.Tests.Support;

namespace Waybill.Tests.Desk;

public sealed class MyDeskTests
{
    private static readonly string[] Rights = ["orders.create", "orders.list", "orders.get", "orders.submit", "orders.approve", "orders.list-shortages", "fields.selling-price", "orders.set-price"];

    [Theory, BothDoors]
    public async Task One_finds_what_one_has_to_sign_and_what_one_left_undone(Door door)
    {
        var shop = await Shop.Open();
        var department = await shop.Department();
        var manager = await shop.Person(door, Rights, department);
        var seller = await shop.Person(door, Rights, department, manager.Id);
        await shop.As(Roles.Admin).Run<ApprovalFlowView>(new CreateApprovalFlow.Command("order", Shop.Unique("flow"), [new("superior", SignerKind.DirectSuperior)], new(DepartmentIds: [department]), null, null, null));
        var submitted = await Draft(shop, seller);
        await seller.Client.Run<SubmitOrder.Result>(new SubmitOrder.Command(submitted));
        var draft = await Draft(shop, seller);
        (await Tile(manager, DeskTile.Approvals)).ShouldSatisfyAllConditions(t => t!.Count.ShouldBe(1), t => t!.Operation.ShouldBe("ListMyApprovalTasks"), t => t!.Items[0].DocumentId.ShouldBe(submitted));
        (await Tile(seller, DeskTile.DraftOrders)).ShouldSatisfyAllConditions(t => t!.Items.ShouldHaveSingleItem().DocumentId.ShouldBe(draft), t => t!.Filter!.ShouldContain(seller.Id.ToString()));
        await manager.Client.Run<ApproveOrder.Result>(new ApproveOrder.Command(submitted, null));
        (await Tile(manager, DeskTile.Approvals)).ShouldBeNull();
        (await Tile(seller, DeskTile.Shortages))!.Items.ShouldHaveSingleItem().DocumentId.ShouldBe(submitted);
    }

    [Theory, BothDoors]
    public async Task Lists_that_one_may_not_read_are_not_on_the_desk(Door door)
    {
        var shop = await Shop.Open();
        await shop.ReleasedDelivery();
        var warehouse = await shop.As(Roles.Warehouse).Via(door).Run<GetMyDesk.Result>(new GetMyDesk.Query());
        warehouse.Tiles.ShouldContain(t => t.Kind == DeskTile.StockWork);
        warehouse.Tiles.ShouldNotContain(t => t.Kind == DeskTile.ReceiptsToConfirm || t.Kind == DeskTile.OverduePayments);
        (await (await shop.Holder(door, "orders.get")).Run<GetMyDesk.Result>(new GetMyDesk.Query())).Tiles.ShouldBeEmpty();
    }

    private static async Task<Guid> Draft(Shop shop, Person seller) => (await seller.Client.Run<CreateOrder.Result>(
        Shop.OrderCommand(await shop.Customer(), Shop.LineOf(await shop.Item(), 1)) with { SalespersonId = seller.Id })).Id;

    private static async Task<GetMyDesk.Tile?> Tile(Person who, DeskTile kind) => (await who.Client.Run<GetMyDesk.Result>(new GetMyDesk.Query())).Tiles.FirstOrDefault(t => t.Kind == kind);
}
