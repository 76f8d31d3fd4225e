using Waybill.Features.Receipts;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Receipts;

/// <summary>What becomes of a receipt before it is confirmed.</summary>
public sealed class UpdateReceiptTests
{
    [Theory, BothDoors]
    public async Task A_draft_changes_and_its_allocations_as_a_whole(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order) = (shop.As(Roles.Sales).Via(door), await shop.ChargedOrder());
        var made = await sales.Run<CreateReceipt.Result>(Shop.ReceiptCommand((order, 10m)));
        var changed = await sales.Run<GetReceipt.Result>(new UpdateReceipt.Command(made.Id, 1, Amount: Shop.Yuan(20), Reference: null, Method: PaymentMethod.WeChat));
        (changed.Version, changed.Amount, changed.Method, changed.Reference, changed.Allocations.Single().Amount).ShouldBe((2, Shop.Yuan(20), PaymentMethod.WeChat, null, Shop.Yuan(10)));
        var allocated = await sales.Run<GetReceipt.Result>(new UpdateReceipt.Command(made.Id, 2, Allocations: new CreateReceipt.AllocationEntry[] { new(order.Id, Shop.Yuan(20)) }));
        allocated.Allocations.Single().Amount.ShouldBe(Shop.Yuan(20));
        (await sales.Refused(new UpdateReceipt.Command(made.Id, 2, Remark: "late"))).Code.ShouldBe("STALE_VERSION");
        (await sales.Refused(new UpdateReceipt.Command(made.Id, 3, Amount: Shop.Yuan(19.99m)))).Code.ShouldBe("ALLOCATIONS_EXCEED_RECEIPT");
        (await sales.Refused(new UpdateReceipt.Command(made.Id, 3, Amount: new Money(20, "EUR")))).Code.ShouldBe("CURRENCY_MISMATCH");
        (await sales.Refused(new UpdateReceipt.Command(made.Id, 3, Kind: ReceiptKind.Advance))).Code.ShouldBe("ADVANCE_ALLOCATED");
        (await sales.Run<GetReceipt.Result>(new UpdateReceipt.Command(made.Id, 3, Kind: ReceiptKind.Advance, Allocations: Array.Empty<CreateReceipt.AllocationEntry>()))).Kind.ShouldBe(ReceiptKind.Advance);
    }

    [Theory, BothDoors]
    public async Task A_rejected_one_is_reopened_and_keeps_its_number(Door door)
    {
        var shop = await Shop.Open();
        var (sales, receipt) = (shop.As(Roles.Sales).Via(door), await shop.SubmittedReceipt((await shop.ChargedOrder(), 10m)));
        (await sales.Refused(new ReopenReceipt.Command(receipt))).Code.ShouldBe("RECEIPT_WRONG_STATE");
        var rejected = await shop.As(Roles.Finance).Via(door).Run<RejectReceipt.Result>(new RejectReceipt.Command(receipt, "not there"));
        (await sales.Run<ReopenReceipt.Result>(new ReopenReceipt.Command(receipt))).Status.ShouldBe(ReceiptStatus.Draft);
        (await sales.Run<SubmitReceipt.Result>(new SubmitReceipt.Command(receipt))).Number.ShouldBe(rejected.Number);
        (await sales.Refused(new UpdateReceipt.Command(receipt, 5, Remark: "submitted"))).Code.ShouldBe("RECEIPT_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task A_cancelled_one_never_counts_and_a_confirmed_one_cannot_be_cancelled(Door door)
    {
        var shop = await Shop.Open();
        var (sales, order) = (shop.As(Roles.Sales).Via(door), await shop.ChargedOrder());
        var receipt = await shop.SubmittedReceipt((order, 10m));
        (await sales.Run<CancelReceipt.Result>(new CancelReceipt.Command(receipt, "typing error"))).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(ReceiptStatus.Cancelled), r => r.Reason.ShouldBe("typing error"));
        (await shop.Refused(door, Roles.Finance, new ConfirmReceipt.Command(receipt))).Code.ShouldBe("RECEIPT_WRONG_STATE");
        (await sales.Refused(new CancelReceipt.Command(await shop.ConfirmedReceipt((order, 10m)), null))).Code.ShouldBe("RECEIPT_WRONG_STATE");
    }
}
