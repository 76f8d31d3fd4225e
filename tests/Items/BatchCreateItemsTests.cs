using Waybill.Features.Items;
using Waybill.Infrastructure.Pipeline;
using Waybill.Tests.Support;

namespace Waybill.Tests.Items;

public sealed class BatchCreateItemsTests
{
    [Theory, BothDoors]
    public async Task Each_item_stands_alone(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        var first = Shop.ItemCommand();
        var made = await admin.Run<BatchResult<CreateItem.Result>>(new Batch<CreateItem.Command>([first, first, Shop.ItemCommand()]));
        made.Items.Select(i => (i.Index, i.Status, i.Error?.Code)).ShouldBe([(0, 201, null), (1, 409, "ITEM_CODE_TAKEN"), (2, 201, null)]);
        (await admin.Run<GetItem.Result>(new GetItem.Query(made.Items[0].Result!.Id))).Code.ShouldBe(first.Code);
    }

    [Theory, BothDoors]
    public async Task All_or_nothing_if_it_is_asked_for(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        var first = Shop.ItemCommand();
        var made = await admin.Run<BatchResult<CreateItem.Result>>(new Batch<CreateItem.Command>([first, first], Atomic: true));
        made.Items.ShouldHaveSingleItem().Error!.Code.ShouldBe("ITEM_CODE_TAKEN");
        (await admin.Run<CreateItem.Result>(first)).Code.ShouldBe(first.Code);
    }
}
