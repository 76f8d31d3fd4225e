using Waybill.Features.BalanceApplications;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.BalanceApplications;

/// <summary>Balance that pays for what is open.</summary>
public sealed class ApplyBalanceTests
{
    [Theory, BothDoors]
    public async Task It_settles_what_is_open_of_the_orders_that_are_named(Door door)
    {
        var shop = await Shop.Open();
        var (finance, customer) = (shop.As(Roles.Finance).Via(door), await shop.CustomerWithBalance(100));
        var (a, b) = (await shop.Owing(70, customer), await shop.Owing(50, customer));
        var applied = await finance.Run<BalanceApplicationView>(new ApplyBalance.Command(customer, [new(b.Id, null, null, null), new(a.Id, null, null, Shop.Yuan(20))], null, null));
        applied.Number.ShouldMatch("^BA-[0-9]{6}-[0-9]{6}$");
        applied.Allocations.Select(x => (x.OrderId, x.Amount, x.Open)).ShouldBe([(b.Id, Shop.Yuan(50), Shop.Yuan(0)), (a.Id, Shop.Yuan(20), Shop.Yuan(50))]);
        (applied.Amount, applied.Balance.Available, await shop.Owed(customer)).ShouldBe((Shop.Yuan(70), Shop.Yuan(30), 50m));
        ((await shop.Order(a.Id)).Payment, (await shop.Order(b.Id)).Payment).ShouldBe((Progress.Partly, Progress.Fully));
    }

    [Theory, BothDoors]
    public async Task Without_a_word_the_oldest_is_paid_first(Door door)
    {
        var shop = await Shop.Open();
        var (finance, customer) = (shop.As(Roles.Finance).Via(door), await shop.CustomerWithBalance(100));
        var orders = new[] { await shop.Owing(70, customer), await shop.Owing(50, customer), await shop.Owing(10, customer) };
        var offered = (BalanceApplicationView)(await finance.Send(new ApplyBalance.Command(customer, null, null, null), validateOnly: true)).Result!;
        offered.Allocations.Select(x => (x.OrderId, x.Amount)).ShouldBe([(orders[0].Id, Shop.Yuan(70)), (orders[1].Id, Shop.Yuan(30))]);
        (await shop.Credit(customer)).ShouldBe((100m, 100m));
        (await finance.Run<BalanceApplicationView>(new ApplyBalance.Command(customer, null, Shop.Yuan(75), null))).Allocations.Select(x => x.Amount!.Amount).ShouldBe([70m, 5m]);
        (await finance.Run<BalanceApplicationView>(new ApplyBalance.Command(customer, null, null, null))).Allocations.Single().Amount.ShouldBe(Shop.Yuan(25));
        (await finance.Refused(new ApplyBalance.Command(customer, null, null, null))).Code.ShouldBe("NOTHING_TO_APPLY");
    }

    [Theory, BothDoors]
    public async Task Never_more_than_is_open_nor_than_is_available(Door door)
    {
        var shop = await Shop.Open();
        var (finance, customer) = (shop.As(Roles.Finance).Via(door), await shop.CustomerWithBalance(100));
        var (owing, large, notYet) = (await shop.Owing(70, customer), await shop.Owing(500, customer), await shop.OrderOf(10, customer));
        (await finance.Refused(Shop.ApplyCommand(owing, 70.01m))).Code.ShouldBe("OVER_ALLOCATED");
        (await finance.Refused(Shop.ApplyCommand(notYet, 0.01m))).Code.ShouldBe("OVER_ALLOCATED");
        (await finance.Refused(Shop.ApplyCommand(large, 100.01m))).Code.ShouldBe("BALANCE_SHORT");
        var others = await shop.Owing(5);
        (await finance.Refused(Shop.ApplyCommand(others, 5) with { CustomerId = customer })).Code.ShouldBe("ORDER_OF_OTHER_CUSTOMER");
        var entry = new ApplyBalance.AllocationEntry(owing.Id, null, null, Shop.Yuan(1));
        (await finance.Refused(new ApplyBalance.Command(customer, [entry, entry], null, null))).Code.ShouldBe("ORDER_REPEATED");
        (await finance.Refused(new ApplyBalance.Command(customer, [entry with { OrderId = Guid.NewGuid() }], null, null))).Code.ShouldBe("UNKNOWN_REFERENCE");
        (await finance.Refused(new ApplyBalance.Command(customer, [entry with { Amount = new(1, "EUR") }], null, null))).Code.ShouldBe("CURRENCY_MISMATCH");
        (await shop.Credit(customer), await shop.Owed(customer)).ShouldBe(((100m, 100m), 570m));
    }

    [Theory, BothDoors]
    public async Task A_delivery_and_an_invoice_are_paid_at_most_what_they_are_about(Door door)
    {
        var shop = await Shop.Open();
        var (finance, customer) = (shop.As(Roles.Finance).Via(door), await shop.CustomerWithBalance(100));
        var order = await shop.ApprovedOrder(stock: 4, quantity: 4, customerId: customer);
        var first = await shop.Released(order, 1);
        await shop.Issued(first);
        await shop.Issued(await shop.Released(order, 3));
        var entry = new ApplyBalance.AllocationEntry(order.Id, first.Id, null, Shop.Yuan(11.31m));
        (await finance.Refused(new ApplyBalance.Command(customer, [entry], null, null))).Code.ShouldBe("OVER_ALLOCATED");
        (await finance.Run<BalanceApplicationView>(new ApplyBalance.Command(customer, [entry with { Amount = null }], null, null))).Amount.ShouldBe(Shop.Yuan(11.30m));
        (await finance.Refused(new ApplyBalance.Command(customer, [entry with { Amount = Shop.Yuan(0.01m) }], null, null))).Code.ShouldBe("OVER_ALLOCATED");
        var invoice = await shop.IssuedInvoice(order, 2);
        (await finance.Run<BalanceApplicationView>(new ApplyBalance.Command(customer, [new(order.Id, null, invoice.Id, null)], null, null))).Allocations.Single().ShouldSatisfyAllConditions(
            a => a.Amount.ShouldBe(Shop.Yuan(22.60m)), a => a.InvoiceId.ShouldBe(invoice.Id), a => a.Open.ShouldBe(Shop.Yuan(11.30m)));
        var other = await shop.Owing(5, customer);
        (await finance.Refused(new ApplyBalance.Command(customer, [new(other.Id, first.Id, null, null)], null, null))).Code.ShouldBe("DOCUMENT_OF_OTHER_ORDER");
        (await finance.Refused(new ApplyBalance.Command(customer, [new(other.Id, null, invoice.Id, null)], null, null))).Code.ShouldBe("DOCUMENT_OF_OTHER_ORDER");
    }

    [Theory, BothDoors]
    public async Task Two_applications_of_the_same_money_at_once_use_it_once(Door door)
    {
        var shop = await Shop.Open();
        var (finance, customer) = (shop.As(Roles.Finance).Via(door), await shop.CustomerWithBalance(100));
        var orders = new[] { await shop.Owing(80, customer), await shop.Owing(80, customer) };
        var replies = await Task.WhenAll(orders.Select(o => finance.Send(Shop.ApplyCommand(o, 80))));
        replies.Select(r => r.Refused?.Code).Order().ShouldBe([null, "BALANCE_SHORT"]);
        (await shop.Credit(customer), await shop.Owed(customer)).ShouldBe(((20m, 20m), 80m));
    }

    [Theory, BothDoors]
    public async Task What_is_held_for_an_order_pays_for_it_alone_until_it_is_released(Door door)
    {
        var shop = await Shop.Open();
        var (finance, customer) = (shop.As(Roles.Finance).Via(door), await shop.Customer());
        var (prepaid, other) = (await shop.OrderOf(100, customer), await shop.Owing(60, customer));
        await shop.ConfirmedReceipt((prepaid, 50m));
        (await finance.Refused(Shop.ApplyCommand(other, 0.01m))).Code.ShouldBe("BALANCE_SHORT");
        var released = await finance.Run<ReleasePrepayment.Result>(new ReleasePrepayment.Command(prepaid.Id, Shop.Yuan(20)));
        (released.Released, released.Balance.Held, released.Balance.Available).ShouldBe((Shop.Yuan(20), Shop.Yuan(30), Shop.Yuan(20)));
        await finance.Run<BalanceApplicationView>(Shop.ApplyCommand(other, 20));
        (await finance.Run<ReleasePrepayment.Result>(new ReleasePrepayment.Command(prepaid.Id, null))).Released.ShouldBe(Shop.Yuan(30));
        (await finance.Run<ReleasePrepayment.Result>(new ReleasePrepayment.Command(prepaid.Id, null))).Released.ShouldBe(Shop.Yuan(0));
    }

    [Theory, BothDoors]
    public async Task A_reversed_application_is_owed_again_and_available_again(Door door)
    {
        var shop = await Shop.Open();
        var (finance, customer) = (shop.As(Roles.Finance).Via(door), await shop.CustomerWithBalance(100));
        var order = await shop.Owing(70, customer);
        var applied = await shop.Applied(order, 70);
        var reversed = await finance.Run<BalanceApplicationView>(new ReverseBalanceApplication.Command(applied.Id, "wrong order"));
        (reversed.Status, reversed.Reason, reversed.Allocations.Single().Open, reversed.Balance.Available).ShouldBe((BalanceApplicationStatus.Reversed, "wrong order", Shop.Yuan(70), Shop.Yuan(100)));
        (await shop.Owed(customer), (await shop.Order(order.Id)).Payment).ShouldBe((70m, Progress.None));
        (await finance.Refused(new ReverseBalanceApplication.Command(applied.Id, "twice"))).Code.ShouldBe("BALANCE_APPLICATION_WRONG_STATE");
        (await finance.Run<BalanceApplicationView>(new GetBalanceApplication.Query(applied.Id))).Status.ShouldBe(BalanceApplicationStatus.Reversed);
        (await finance.Run<Page<ListBalanceApplications.Row>>(new ListBalanceApplications.Query { Filter = $"customerId = \"{customer}\" AND status = \"reversed\"" })).Items.Single().Amount.ShouldBe(Shop.Yuan(70));
        (await shop.Refused(door, Roles.Sales, new ReverseBalanceApplication.Command(applied.Id, "no"))).Code.ShouldBe("FORBIDDEN");
    }
}
