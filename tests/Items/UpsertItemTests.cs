using Waybill.Features.Items;
using Waybill.Tests.Support;

namespace Waybill.Tests.Items;

public sealed class UpsertItemTests
{
    [Theory, BothDoors]
    public async Task An_item_is_entered_once_and_merged_from_then_on(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        var (id, code) = (Shop.Unique("erp"), Shop.Unique("I"));
        var first = Sent(id) with { Code = code, Unit = "pcs", Name = "螺栓 Bolt", TaxRate = 0.13m, Units = new([new UnitEntry("box", 12m)]) };
        var made = await admin.Run<UpsertItem.Result>(first);
        (made.Created, made.Version, made.Code).ShouldBe((true, 1, code));
        (await admin.Run<UpsertItem.Result>(first)).ShouldBe(new UpsertItem.Result(made.Id, 1, code, Created: false));
        await admin.Run<UpsertItem.Result>(Sent(id) with { Name = "Bolt M8", QuantityDecimals = 2 });
        var read = await admin.Run<GetItem.Result>(new GetItem.Query(made.Id));
        (read.Name, read.TaxRate, read.QuantityDecimals, read.ExternalId, read.Version).ShouldBe(("Bolt M8", 0.13m, 2, id, 2));
        read.Units.ShouldHaveSingleItem().Factor.ShouldBe(12m);
    }

    [Theory, BothDoors]
    public async Task What_is_settled_stays_and_what_is_needed_is_asked_for(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        var id = Shop.Unique("erp");
        (await admin.Refused(Sent(id))).Errors.Select(e => e.Pointer).ShouldBe(["/code", "/unit", "/name"]);
        await admin.Run<UpsertItem.Result>(Sent(id) with { Code = Shop.Unique("I"), Unit = "kg", Name = "Rice", BatchControlled = true });
        (await admin.Refused(Sent(id) with { Unit = "t" })).ShouldSatisfyAllConditions(r => r.Code.ShouldBe("ITEM_SETTLED"), r => r.Errors[0].Pointer.ShouldBe("/unit"));
        (await admin.Refused(Sent(id) with { BatchControlled = false })).Code.ShouldBe("ITEM_SETTLED");
        (await admin.Refused(Sent(id) with { Code = "other" })).Code.ShouldBe("ITEM_SETTLED");
    }

    [Fact]
    public async Task Of_many_that_send_the_same_at_once_one_enters_it()
    {
        var admin = (await Shop.Open()).As(Roles.Admin);
        var sent = Sent(Shop.Unique("erp")) with { Code = Shop.Unique("I"), Unit = "pcs", Name = "Nut" };
        (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => admin.Run<UpsertItem.Result>(sent)))).Count(a => a.Created).ShouldBe(1);
    }

    private static UpsertItem.Command Sent(string externalId) => new UpsertItem.Command(externalId, null, null, null);
}
