using Waybill.Features.Approvals;
using Waybill.Features.Comments;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Features.ReceiptPlans;
using Waybill.Features.Receipts;
using Waybill.Features.Refunds;
using Waybill.Features.Reminders;
using Waybill.Features.Prices;
using Waybill.Features.StockIns;
using Waybill.Features.Webhooks;

namespace Waybill.Tests.Support;

public sealed partial class Shop
{
    /// <summary>What stands in every paper of the busy company's customers: names, streets, remarks.</summary>
    public const string Secret = "Geheimtipp";

    /// <summary>The telephone of their contacts.</summary>
    public const string SecretPhone = "13917653821";

    /// <summary>What everything there is sold for, each.</summary>
    public const decimal SecretPrice = 7919.37m;

    /// <summary>What it cost.</summary>
    public const decimal SecretCost = 613.53m;

    /// <summary>Papers of every kind in most of their states, whose texts and prices are easily known again.</summary>
    public async Task WithSecrets()
    {
        var admin = As(Roles.Admin);
        var customer = await SecretCustomer();
        for (var round = 0; round < 2; round++)
        {
            await DraftOrder(await Secretly(customer));
            await Submitted(await DraftOrder(await Secretly(customer)));
            var order = await ApprovedOrder(await Secretly(customer));
            var (first, second) = (await Released(order, 4), await Released(order, 3));
            await Drafted(order, 1);
            await Issued(first);
            await Picked(second);
            await Shipped(first);
            await RequestedInvoice(order, 2);
            await IssuedInvoice(order, 1);
            await ConfirmedReceipt((order, SecretPrice));
            await SubmittedReceipt((order, 100));
            await DraftAmendment(AmendmentOf(order, Wanting(order, 12)));
            await AgreedReturn(order, Back(first, 1));
            await SubmittedReturn(order, Back(first, 1));
            await DraftReturn(order, Back(first, 1));
            await admin.Run<ReceiptPlanView>(new SetReceiptPlan.Command(order.Id, [new(new(2027, 1, 31), null, 1m, null)]));
            await DraftContract(order);
            await Delivered(await ApprovedOrder(await Secretly(customer)));
            await Advance(customer, 5000);
            await PutUpRefund(customer);
            await admin.Run<CommentView>(new AddComment.Command("order", order.Id, Secret, null));
            await QuotesAndSamples(customer);
        }
        await GoodsOnTheMove();
        await admin.Run<CreateWebhookEndpoint.Result>(new CreateWebhookEndpoint.Command("https://example.com/hooks", ["invoice.reversed"], null, null));
    }

    private async Task<Guid> SecretCustomer()
    {
        var admin = As(Roles.Admin);
        var made = await admin.Run<CreateCustomer.Result>(new CreateCustomer.Command(Secret + " 茶行", null, null, "CNY", null, null, null, null, null, null,
            null, [new(AddressUse.Shipping, Secret + "路 8 号", "杭州", null, null, "CN")]));
        await admin.Run<SetCreditLimit.Result>(new SetCreditLimit.Command(made.Id, made.Version, Yuan(9_000_000)));
        await admin.Send(new AddContact.Command(made.Id, Secret, null, SecretPhone, null));
        return made.Id;
    }

    private async Task<CreateOrder.Command> Secretly(Guid customer)
    {
        var goods = await Item(SecretPrice);
        await As(Roles.Admin).Run<EnterOpeningStock.Result>(new EnterOpeningStock.Command(goods.WarehouseId, [new(goods.Id, 50, null, null, null, Yuan(SecretCost))], null, null));
        return OrderCommand(customer, LineOf(goods, 10)) with { Remark = Secret };
    }

    /// <summary>An order of which everything has left, with a contract that can be called fulfilled.</summary>
    private async Task Delivered(GetOrder.Result order)
    {
        await SignedContract(order);
        await Issued(await Released(order));
    }

    private async Task QuotesAndSamples(Guid customer)
    {
        var goods = await Item(SecretPrice, stock: 20);
        var command = QuoteCommand(customer, QuoteLineOf(goods, 2)) with { Remark = Secret };
        await DraftQuote(command);
        await SubmittedQuote(await DraftQuote(command));
        await ApprovedQuote(command);
        await AcceptedQuote(command);
        await ApprovedSample(goods: goods);
    }

    /// <summary>A refund that waits for a signature, one that waits for nobody yet, and what is needed for that.</summary>
    private async Task PutUpRefund(Guid customer)
    {
        var (admin, signer) = (As(Roles.Admin), await Person(Door.Rest, ["refunds.get"]));
        await admin.Run<ApprovalFlowView>(new CreateApprovalFlow.Command("refund", Unique("flow"), [new("signer", SignerKind.Named, EmployeeIds: [signer.Id])], null, null, null, null));
        foreach (var submitted in new[] { false, true })
        {
            var refund = await admin.Run<CreateRefund.Result>(new CreateRefund.Command(customer, Yuan(10), PaymentMethod.Bank, null, Secret));
            if (submitted) await admin.Send(new SubmitRefund.Command(refund.Id));
        }
        await admin.Send(new CreateReminder.Command(new DateOnly(2031, 5, 1), "call", null, null, signer.Id));
    }

    private async Task GoodsOnTheMove()
    {
        var goods = await Goods(stock: 100);
        var other = await Beyond(goods);
        await ReleasedTransfer(goods, other, 5);
        await ShippedTransfer(goods, other, 5);
        await SubmittedCount(await Goods(stock: 10), 9);
        await Counting(await Goods(stock: 10));
        await NewPriceList(new(PriceLevel.Base), Array.Empty<SetPrices.Entry>());
    }
}
