using FsCheck;
using FsCheck.Fluent;
using Waybill.Features.BalanceApplications;
using Waybill.Features.Orders;
using Waybill.Features.Receipts;
using Waybill.Tests.Support;

namespace Waybill.Tests.BalanceApplications;

/// <summary>Whatever comes, is applied and is taken back in whatever order: not a cent is lost or made, and no sign ever flips.</summary>
public sealed class MoneyProperties
{
    [Fact]
    public async Task Receipts_applications_and_reversals_in_any_order_end_at_exactly_0_00()
    {
        var shop = await Shop.Open();
        foreach (var steps in Steps.Sample(6)) await Run(new Ledger(shop, await shop.Customer()), steps);
    }

    private static async Task Run(Ledger ledger, IReadOnlyList<(int Kind, int Which, int Cents)> steps)
    {
        await ledger.Open(12870.59m, 0.01m, 333.33m);
        foreach (var (kind, which, cents) in steps)
        {
            await ledger.Step(kind, which, cents / 100m);
            await ledger.HasNoWrongCent();
        }
        await ledger.TakeAllBack();
        await ledger.HasNoWrongCent();
        (await ledger.Stands()).ShouldBe((0.00m, 12870.59m + 0.01m + 333.33m));
    }

    private static Gen<IReadOnlyList<(int, int, int)>> Steps =>
        from count in Gen.Choose(6, 14)
        from steps in (from kind in Gen.Choose(0, 4) from which in Gen.Choose(0, 9) from cents in Gen.Choose(1, 700_000) select (kind, which, cents)).ListOf(count)
        select (IReadOnlyList<(int, int, int)>)[.. steps];

    /// <summary>A customer's money as the program has it, beside the same kept by hand.</summary>
    private sealed class Ledger(Shop shop, Guid customer)
    {
        private readonly Client finance = shop.As(Roles.Finance);
        private readonly List<GetOrder.Result> orders = [];
        private readonly List<(Guid Id, decimal Kept, decimal Settled)> receipts = [];
        private readonly List<BalanceApplicationView> applications = [];
        private decimal balance;
        private decimal owed;

        public async Task Open(params decimal[] totals)
        {
            foreach (var total in totals) orders.Add(await shop.Owing(total, customer));
            owed = totals.Sum();
        }

        public Task Step(int kind, int which, decimal amount) => kind switch
        {
            0 => Receive(Shop.AdvanceCommand(customer, amount)),
            1 => Receive(Shop.ReceiptCommand((orders[which % 3], amount))),
            2 => Apply(Shop.ApplyCommand(orders[which % 3], amount)),
            3 => Apply(new(customer, null, Shop.Yuan(amount), null)),
            _ => which % 2 == 0 ? Unapply(which) : Reverse(which),
        };

        public async Task TakeAllBack()
        {
            while (applications.Count > 0) await Unapply(0);
            while (receipts.Count > 0) await Reverse(0);
        }

        public async Task<(decimal, decimal)> Stands() => ((await shop.Credit(customer)).Balance, await shop.Owed(customer));

        public async Task HasNoWrongCent()
        {
            (await Stands()).ShouldBe((balance, owed));
            (await shop.BalanceEntries(customer)).Sum(e => e.Amount!.Amount).ShouldBe(balance);
            balance.ShouldBeGreaterThanOrEqualTo(0);
            foreach (var order in orders) (await shop.Order(order.Id)).ShouldSatisfyAllConditions(o => o.Received!.Amount.ShouldBeInRange(0, o.Charged!.Amount));
        }

        private async Task Receive(CreateReceipt.Command command)
        {
            var made = await shop.As(Roles.Sales).Run<CreateReceipt.Result>(command);
            await shop.As(Roles.Sales).Run<SubmitReceipt.Result>(new SubmitReceipt.Command(made.Id));
            if ((await finance.Send(new ConfirmReceipt.Command(made.Id))).Result is not ConfirmReceipt.Result confirmed) return;
            receipts.Add((made.Id, confirmed.Kept!.Amount, command.Amount.Amount - confirmed.Kept.Amount));
            (balance, owed) = (balance + confirmed.Kept.Amount, owed - receipts[^1].Settled);
        }

        private async Task Apply(ApplyBalance.Command command)
        {
            if ((await finance.Send(command)).Result is not BalanceApplicationView applied) return;
            applications.Add(applied);
            (balance, owed) = (balance - applied.Amount!.Amount, owed - applied.Amount.Amount);
        }

        private async Task Unapply(int which)
        {
            if (applications.Count == 0) return;
            var one = applications[which % applications.Count];
            await finance.Run<BalanceApplicationView>(new ReverseBalanceApplication.Command(one.Id, "taken back"));
            applications.Remove(one);
            (balance, owed) = (balance + one.Amount!.Amount, owed + one.Amount.Amount);
        }

        private async Task Reverse(int which)
        {
            if (receipts.Count == 0) return;
            var one = receipts[which % receipts.Count];
            if ((await finance.Send(new ReverseReceipt.Command(one.Id, "bounced"))).Refused is { } refused)
            {
                (refused.Code, one.Kept > balance).ShouldBe(("BALANCE_SHORT", true));
                return;
            }
            receipts.Remove(one);
            (balance, owed) = (balance - one.Kept, owed + one.Settled);
        }
    }
}
