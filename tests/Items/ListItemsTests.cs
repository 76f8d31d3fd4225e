using Waybill.Features.Items;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Items;

public sealed class ListItemsTests
{
    [Theory, BothDoors]
    public async Task Items_are_found_by_text_and_filter(Door door)
    {
        var shop = await Shop.Open();
        var item = await shop.NewItem();
        var query = new ListItems.Query { Q = item.Code, Filter = "taxRate = 0.13 AND active = true AND batchControlled = false" };
        var page = await shop.As(Roles.Sales).Via(door).Run<Page<ListItems.Row>>(query);
        (page.Items.ShouldHaveSingleItem().Id, page.NextPageToken).ShouldBe((item.Id, null));
    }
}

public sealed class GetItemTests
{
    [Theory, BothDoors]
    public async Task An_item_that_is_not_there_is_not_found(Door door)
    {
        var refused = await (await Shop.Open()).Refused(door, Roles.Sales, new GetItem.Query(Guid.NewGuid()));
        (refused.Status, refused.Code).ShouldBe((404, "NOT_FOUND"));
    }
}
