using Waybill.Features.Receipts;
using Waybill.Tests.Support;

namespace Waybill.Tests.Receipts;

public sealed class CreateReceiptTests
{
    [Theory, BothDoors]
    public async Task It_shows_how_the_orders_stand(Door door)
    {
        var shop = await Shop.Open();
        var order = await shop.ChargedOrder();
        await shop.ConfirmedReceipt((order, 10m));
        await shop.SubmittedReceipt((order, 5m));
        var made = await shop.As(Roles.Sales).Via(door).Run<CreateReceipt.Result>(Shop.ReceiptCommand((order, 20m)));
        var stands = made.Allocations.Single();
        (made.Status, stands.Amount, stands.Total, stands.Confirmed, stands.Awaiting, stands.Open).ShouldBe((ReceiptStatus.Draft, Shop.Yuan(20), Shop.Yuan(45.20m), Shop.Yuan(10), Shop.Yuan(5), Shop.Yuan(35.20m)));
        var submitted = await shop.As(Roles.Sales).Via(door).Run<SubmitReceipt.Result>(new SubmitReceipt.Command(made.Id));
        (submitted.Status, submitted.Allocations.Single().Awaiting).ShouldBe((ReceiptStatus.Submitted, Shop.Yuan(25)));
        submitted.Number.ShouldMatch("^RC-[0-9]{6}-[0-9]{6}$");
    }

    [Theory, BothDoors]
    public async Task Allocations_are_the_amount_and_orders_are_the_customers(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order, others) = (shop.As(Roles.Sales).Via(door), await shop.ApprovedOrder(), await shop.ApprovedOrder());
        var command = Shop.ReceiptCommand((order, 10m));
        (await sales.Refused(command with { Amount = Shop.Yuan(10.01m) })).Code.ShouldBe("ALLOCATIONS_UNEQUAL");
        (await sales.Refused(command with { Amount = new(10, "EUR") })).Code.ShouldBe("CURRENCY_MISMATCH");
        (await sales.Refused(command with { CustomerId = others.CustomerId })).Code.ShouldBe("ORDER_OF_OTHER_CUSTOMER");
        (await sales.Refused(Shop.ReceiptCommand((order, 5m), (order, 5m)))).Code.ShouldBe("ORDER_REPEATED");
        (await sales.Refused(command with { Allocations = [new(Guid.NewGuid(), Shop.Yuan(10))] })).Code.ShouldBe("UNKNOWN_REFERENCE");
        (await sales.Refused(command with { Amount = Shop.Yuan(0) })).Errors[0].Code.ShouldBe("OUT_OF_RANGE");
    }
}
