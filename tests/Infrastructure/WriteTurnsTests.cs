using Waybill.Features.Orders;
using Waybill.Tests.Support;

namespace Waybill.Tests.Infrastructure;

public sealed class WriteTurnsTests
{
    [Fact]
    public async Task Many_at_once_draw_their_first_numbers_from_a_pool_that_is_smaller_than_they_are_many()
    {
        var narrow = await TestDatabase.Create("waybill_narrow_pool");
        var shop = await Shop.Another("waybill_narrow", $"--ConnectionStrings:Database={narrow};Maximum Pool Size=4");
        var command = Shop.OrderCommand(await shop.Customer(), Shop.LineOf(await shop.Item(stock: 100), 1)) with { UpTo = OrderStep.Approved };
        var replies = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => shop.As(Roles.Admin).Send(command)));
        replies.ShouldAllBe(r => r.Refused == null);
        await shop.Stop();
    }
}
