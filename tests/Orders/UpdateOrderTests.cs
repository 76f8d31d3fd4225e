using Waybill.Features.Orders;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Orders;

public sealed class UpdateOrderTests
{
    [Theory, BothDoors]
    public async Task Lines_are_replaced_as_a_whole_and_priced_anew(Door door)
    {
        var shop = await Shop.Open();
        var (draft, other) = (await shop.DraftOrder(quantity: 3, freight: 5), await shop.Item(price: 7m));
        var changed = await shop.As(Roles.Sales).Via(door).Run<GetOrder.Result>(new UpdateOrder.Command(draft.Id, draft.Version, new([Shop.LineOf(other, 2), Shop.LineOf(other, 1)]), Remark: "quick"));
        (changed.Version, changed.Lines.Count, changed.Net, changed.Total, changed.Remark).ShouldBe((2, 2, Shop.Yuan(21m), Shop.Yuan(28.73m), "quick"));
        changed.Lines.Select(l => (l.Position, l.Quantity)).ShouldBe([(1, 2m), (2, 1m)]);
        var read = await shop.Order(draft.Id);
        (read.Total, read.Lines.Count, read.Freight).ShouldBe((Shop.Yuan(28.73m), 2, Shop.Yuan(5)));
    }

    [Theory, BothDoors]
    public async Task The_freight_changes_the_total_alone(Door door)
    {
        var shop = await Shop.Open();
        var draft = await shop.DraftOrder(quantity: 3);
        var changed = await shop.As(Roles.Sales).Via(door).Run<GetOrder.Result>(new UpdateOrder.Command(draft.Id, draft.Version, Freight: Shop.Yuan(8)));
        (changed.Net, changed.Total, changed.Lines[0].Id).ShouldBe((draft.Net, Shop.Yuan(draft.Total!.Amount + 8), draft.Lines[0].Id));
        var free = await shop.As(Roles.Sales).Via(door).Run<GetOrder.Result>(new UpdateOrder.Command(draft.Id, 2, Freight: new Patch<Money?>(null)));
        free.Total.ShouldBe(draft.Total);
    }

    [Theory, BothDoors]
    public async Task Only_a_draft_changes_and_only_as_it_was_read(Door door)
    {
        var shop = await Shop.Open();
        var submitted = await shop.SubmittedOrder();
        (await shop.Refused(door, Roles.Sales, new UpdateOrder.Command(submitted.Id, submitted.Version, Remark: "late"))).Code.ShouldBe("ORDER_WRONG_STATE");
        (await shop.Refused(door, Roles.Sales, new UpdateOrder.Command(submitted.Id, 1, Remark: "stale"))).Code.ShouldBe("STALE_VERSION");
        (await shop.Refused(door, Roles.Sales, new UpdateOrder.Command(Guid.NewGuid(), 1, Remark: "lost"))).Status.ShouldBe(404);
    }
}
