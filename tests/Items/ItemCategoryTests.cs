using Waybill.Features.Items;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Items;

public sealed class CreateItemCategoryTests
{
    [Theory, BothDoors]
    public async Task A_code_that_is_taken_is_refused(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        var command = new CreateItemCategory.Command(Shop.Unique("CAT"), "紧固件 Fasteners", null);
        (await admin.Run<CreateItemCategory.Result>(command)).Version.ShouldBe(1);
        (await admin.Refused(command)).Code.ShouldBe("ITEM_CATEGORY_CODE_TAKEN");
    }

    [Theory, BothDoors]
    public async Task A_parent_that_is_not_there_is_named(Door door) =>
        (await (await Shop.Open()).Refused(door, Roles.Admin, new CreateItemCategory.Command(Shop.Unique("CAT"), "x", Guid.NewGuid()))).Errors[0].Pointer.ShouldBe("/parentId");
}

public sealed class ListItemCategoriesTests
{
    [Theory, BothDoors]
    public async Task A_category_is_listed_with_its_parent(Door door)
    {
        var shop = await Shop.Open();
        var admin = shop.As(Roles.Admin).Via(door);
        var parent = await admin.Run<CreateItemCategory.Result>(new CreateItemCategory.Command(Shop.Unique("CAT"), "紧固件 Fasteners", null));
        var child = await admin.Run<CreateItemCategory.Result>(new CreateItemCategory.Command(Shop.Unique("CAT"), "螺栓 Bolts", parent.Id));
        var page = await shop.As(Roles.Sales).Via(door).Run<Page<ListItemCategories.Row>>(new ListItemCategories.Query { Filter = $"parentId = \"{parent.Id}\"" });
        var row = page.Items.ShouldHaveSingleItem();
        (row.Id, row.Name, row.ParentId).ShouldBe((child.Id, "螺栓 Bolts", parent.Id));
    }
}
