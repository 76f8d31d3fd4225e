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
    public async Task Allocations_are_at_most_the_amount_and_orders_are_the_customers(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order, others) = (shop.As(Roles.Sales).Via(door), await shop.ApprovedOrder(), await shop.ApprovedOrder());
        var command = Shop.ReceiptCommand((order, 10m));
        (await sales.Refused(command with { Amount = Shop.Yuan(9.99m) })).Code.ShouldBe("ALLOCATIONS_EXCEED_RECEIPT");
        (await sales.Refused(command with { Kind = ReceiptKind.Advance })).Code.ShouldBe("ADVANCE_ALLOCATED");
        (await sales.Refused(command with { Amount = new(10, "EUR") })).Code.ShouldBe("CURRENCY_MISMATCH");
        (await sales.Refused(command with { CustomerId = others.CustomerId })).Code.ShouldBe("ORDER_OF_OTHER_CUSTOMER");
        (await sales.Refused(Shop.ReceiptCommand((order, 5m), (order, 5m)))).Code.ShouldBe("ORDER_REPEATED");
        (await sales.Refused(command with { Allocations = [new(Guid.NewGuid(), Shop.Yuan(10))] })).Code.ShouldBe("UNKNOWN_REFERENCE");
        (await sales.Refused(command with { Amount = Shop.Yuan(0) })).Errors[0].Code.ShouldBe("OUT_OF_RANGE");
    }

    [Theory, BothDoors]
    public async Task Money_that_the_bank_calls_the_same_is_warned_of(Door door)
    {
        var shop = await Shop.Open();
        var (sales, command) = (shop.As(Roles.Sales).Via(door), Shop.AdvanceCommand(await shop.Customer(), 10) with { Reference = "招商 0042" });
        var first = await sales.Run<CreateReceipt.Result>(command);
        var second = await sales.Run<CreateReceipt.Result>(command);
        (first.Warnings, second.Warnings).ShouldSatisfyAllConditions(w => w.Item1.ShouldBeEmpty(), w => w.Item2.ShouldBe(["RECEIPT_REFERENCE_REPEATED"]));
        (await sales.Run<CreateReceipt.Result>(command with { Amount = Shop.Yuan(11) })).Warnings.ShouldBeEmpty();
        (await sales.Run<CreateReceipt.Result>(command with { Method = PaymentMethod.Cash })).Warnings.ShouldBeEmpty();
        (await sales.Run<CreateReceipt.Result>(command with { Reference = null })).Warnings.ShouldBeEmpty();
        await sales.Run<CancelReceipt.Result>(new CancelReceipt.Command(second.Id, "twice"));
        (await sales.Run<GetReceipt.Result>(new GetReceipt.Query(first.Id))).Warnings.ShouldBeEmpty();
    }
}
