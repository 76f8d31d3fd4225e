using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.SalesReturns;

public enum SalesReturnStatus { Draft, Submitted, Negotiating, CounterOffered, Agreed, Closed, Rejected, Cancelled }

/// <summary>
/// Goods that a customer gives back, or complains of, and what it gets for them (销售退货): goods and money together, each with an owner of its own.
/// What is negotiated are the lines' prices and resolutions; once they are agreed they stand.
/// </summary>
public sealed class SalesReturn : CustomerDocument
{
    private static readonly Transitions<SalesReturnStatus> Life = new(SalesReturnRefusals.WrongState)
    {
        { SalesReturnStatus.Draft, SalesReturnStatus.Submitted, SalesReturnStatus.Cancelled },
        { SalesReturnStatus.Submitted, SalesReturnStatus.Negotiating, SalesReturnStatus.Agreed, SalesReturnStatus.Rejected, SalesReturnStatus.Cancelled },
        { SalesReturnStatus.Negotiating, SalesReturnStatus.CounterOffered, SalesReturnStatus.Agreed, SalesReturnStatus.Rejected, SalesReturnStatus.Cancelled },
        { SalesReturnStatus.CounterOffered, SalesReturnStatus.Negotiating, SalesReturnStatus.Agreed, SalesReturnStatus.Rejected, SalesReturnStatus.Cancelled },
        { SalesReturnStatus.Agreed, SalesReturnStatus.Closed, SalesReturnStatus.Cancelled },
    };
    private readonly List<SalesReturnLine> lines = [];

    private SalesReturn() { }

    public SalesReturn(Order order) : base(order) => (OrderId, OrderNumber, Currency, RequestOwnerId) = (order.Id, order.Number!, order.Currency, order.OwnerId);

    /// <summary>Drawn when the return is first submitted.</summary>
    public string? Number { get; private set; }
    public SalesReturnStatus Status { get; private set; } = SalesReturnStatus.Draft;
    public Guid OrderId { get; private set; }
    public string OrderNumber { get; private set; } = "";
    public string Currency { get; private set; } = "";

    /// <summary>Who answers to the customer for the request.</summary>
    public Guid? RequestOwnerId { get; private set; }

    /// <summary>Who negotiates and settles the money.</summary>
    public Guid? MoneyOwnerId { get; private set; }

    /// <summary>Who looks after the goods.</summary>
    public Guid? GoodsOwnerId { get; private set; }

    /// <summary>Why the customer gives the goods back.</summary>
    public string? Reason { get; set; }

    /// <summary>What was said last: with an offer, a counter-offer, the agreement, or the end.</summary>
    public string? Remark { get; private set; }

    /// <summary>Goods may go out again before those given back have come in.</summary>
    public bool CrossShipment { get; private set; }
    public Guid? AgreedBy { get; private set; }
    public DateTimeOffset? AgreedAt { get; private set; }

    /// <summary>What was agreed in all, tax included.</summary>
    [Amount(OrZero = true)]
    public decimal Agreed { get; private set; }

    /// <summary>What was credited to the order; 0 until then.</summary>
    [Amount(OrZero = true)]
    public decimal Credited { get; private set; }

    /// <summary>The part of the credit that had been paid and is to be paid out.</summary>
    [Amount(OrZero = true)]
    public decimal ToRefund { get; private set; }

    [Amount(OrZero = true)]
    public decimal Refunded { get; private set; }
    public DateTimeOffset? CreditedAt { get; private set; }

    /// <summary>How it was paid out, and what the bank calls it.</summary>
    public string? RefundReference { get; private set; }
    public ReturnGoods Goods { get; private set; }
    public ReturnMoney Money { get; private set; }
    public ReturnRedelivery Redelivery { get; private set; }
    public IReadOnlyList<SalesReturnLine> Lines => lines;

    /// <summary>Quantities of goods count against what was issued from the submission on.</summary>
    public static readonly SalesReturnStatus[] Counting =
        [SalesReturnStatus.Submitted, SalesReturnStatus.Negotiating, SalesReturnStatus.CounterOffered, SalesReturnStatus.Agreed, SalesReturnStatus.Closed];

    /// <summary>What was agreed for an order line and is not credited yet.</summary>
    internal decimal StillToCredit(Guid orderLineId) => Status == SalesReturnStatus.Agreed && CreditedAt is null ? lines.Where(l => l.OrderLineId == orderLineId).Sum(l => l.Amount) : 0;

    /// <summary>Whether anything of it can still happen.</summary>
    public bool Running => Status is not (SalesReturnStatus.Closed or SalesReturnStatus.Rejected or SalesReturnStatus.Cancelled);

    /// <summary>What of its goods is still to come in, in base units over all its items.</summary>
    public decimal OpenToReceive => lines.Where(l => l.Disposition is not null).Sum(l => l.OpenToReceive);

    /// <summary>What comes back, all lines at once, while it is a draft.</summary>
    public void Fill(IReadOnlyList<SalesReturnLine> wanted)
    {
        Life.Require(Status, SalesReturnStatus.Draft);
        lines.Clear();
        lines.AddRange(wanted);
        for (var i = 0; i < lines.Count; i++) lines[i].Position = i + 1;
        Agreed = lines.Sum(l => l.Amount);
    }

    /// <summary>What its goods were sold for, line by line.</summary>
    internal void Sell(Func<SalesReturnLine, decimal> soldFor)
    {
        foreach (var line in lines.OrderBy(l => l.Position)) line.Sell(soldFor(line));
        Agreed = lines.Sum(l => l.Amount);
    }

    public void Assign(Guid? request, Guid? money, Guid? goods) => (RequestOwnerId, MoneyOwnerId, GoodsOwnerId) = (request, money, goods);

    public void RequireDraft() => Life.Require(Status, SalesReturnStatus.Draft);

    public void RequireAgreed() => Life.Require(Status, SalesReturnStatus.Agreed);

    public void RequireNegotiable() => Life.Require(Status, SalesReturnStatus.Submitted, SalesReturnStatus.Negotiating, SalesReturnStatus.CounterOffered);

    public void Submit() => Status = Life.Move(Status, SalesReturnStatus.Submitted);

    public void Name(string number) => Number ??= number;

    /// <summary>We offer terms; a line that is not named keeps the ones it had.</summary>
    public void Offer(IReadOnlyDictionary<Guid, ReturnTerms> terms, string? remark)
    {
        RequireNegotiable();
        if (Status != SalesReturnStatus.Negotiating) Status = Life.Move(Status, SalesReturnStatus.Negotiating);
        Take(terms, remark);
    }

    /// <summary>The customer asks for other terms.</summary>
    public void CounterOffer(IReadOnlyDictionary<Guid, ReturnTerms> terms, string? remark)
    {
        Status = Life.Move(Status, SalesReturnStatus.CounterOffered);
        Take(terms, remark);
    }

    public void Agree(Order order, Guid by, DateTimeOffset at, string? remark)
    {
        (Status, AgreedBy, AgreedAt, Remark) = (Life.Move(Status, SalesReturnStatus.Agreed), by, at, remark ?? Remark);
        foreach (var line in lines) line.AgreeToReopen(order, line.BaseQuantity);
        Derive(order);
    }

    public void Reject(string reason) => (Status, Remark) = (Life.Move(Status, SalesReturnStatus.Rejected), reason);

    /// <summary>It comes to nothing, while neither goods nor money have moved.</summary>
    public void Cancel(Order order, string? reason)
    {
        var (wasAgreed, cancelled) = (Status == SalesReturnStatus.Agreed, Life.Move(Status, SalesReturnStatus.Cancelled));
        if (lines.Any(l => l.Received > 0 || l.Reopened > 0) || CreditedAt is not null) throw SalesReturnRefusals.Begun.Because();
        if (wasAgreed) foreach (var line in lines) line.AgreeToReopen(order, -line.BaseQuantity);
        (Status, Remark) = (cancelled, reason);
    }

    /// <summary>Goods may go out again before those given back have come in.</summary>
    public void AllowCrossShipment(Order order)
    {
        RequireAgreed();
        if (lines.All(l => l.Resolution != ReturnResolution.Redeliver)) throw SalesReturnRefusals.NothingToRedeliver.Because();
        CrossShipment = true;
        foreach (var line in lines) line.Reopen(order, upTo: line.BaseQuantity);
        Derive(order);
    }

    /// <summary>Goods of a line came in.</summary>
    public void Receive(Order order, SalesReturnLine line, decimal baseQuantity, decimal cost)
    {
        line.Receive(order, baseQuantity, cost);
        Derive(order);
    }

    /// <summary>A stock-in of a line's goods was reversed.</summary>
    public void GiveBack(Order order, SalesReturnLine line, decimal baseQuantity, decimal cost)
    {
        line.GiveBack(order, baseQuantity, cost, CrossShipment);
        Derive(order);
    }

    /// <summary>What was agreed lowers what the customer owes for the order. What it had paid beyond that is its own: gives that, and how much of it is to be paid out.</summary>
    /// <param name="beforeGoods">Whether it may be credited while goods are still awaited.</param>
    public (decimal Excess, decimal Refund) Credit(Order order, bool beforeGoods, DateTimeOffset at)
    {
        RequireAgreed();
        if (CreditedAt is not null || Agreed == 0) throw SalesReturnRefusals.NothingToCredit.Because();
        if (!beforeGoods && Goods is ReturnGoods.Awaiting or ReturnGoods.Partly) throw SalesReturnRefusals.GoodsAwaited.Because();
        foreach (var line in lines) order.Credit(line.OrderLineId, line.Amount);
        var excess = order.ReleaseExcess();
        (Credited, CreditedAt) = (Agreed, at);
        ToRefund = Math.Min(excess, lines.Where(l => l.Resolution == ReturnResolution.Refund).Sum(l => l.Amount));
        Derive(order);
        return (excess, ToRefund);
    }

    public void Refund(Order order, string? reference)
    {
        RequireAgreed();
        if (ToRefund == 0 || Refunded > 0) throw SalesReturnRefusals.NothingToRefund.Because();
        (Refunded, RefundReference) = (ToRefund, reference);
        Derive(order);
    }

    /// <summary>Everything that was agreed has happened; goods still awaited will not come any more, and are not delivered again, if a reason says why.</summary>
    public void Close(Order order, string? reason)
    {
        var closed = Life.Move(Status, SalesReturnStatus.Closed);
        var (again, awaited) = (lines.Where(l => l.Resolution == ReturnResolution.Redeliver).ToList(), Goods is ReturnGoods.Awaiting or ReturnGoods.Partly);
        if (Money is ReturnMoney.ToCredit or ReturnMoney.ToRefund || again.Any(l => !order.IsRedelivered(l.OrderLineId)) || (awaited && reason is null))
            throw SalesReturnRefusals.Unfinished.Because(("goods", Goods), ("money", Money), ("redelivery", Redelivery));
        foreach (var line in again) line.AgreeToReopen(order, line.Reopened - line.BaseQuantity);
        (Status, Remark) = (closed, reason ?? Remark);
        Derive(order);
    }

    /// <summary>The three axes, from the lines' counters and the money that moved.</summary>
    public void Derive(Order order)
    {
        var expected = lines.Where(l => l.Disposition is not null).ToList();
        Goods = expected.Count == 0 ? ReturnGoods.None : expected.All(l => l.Received == 0) ? ReturnGoods.Awaiting
            : expected.All(l => l.Received >= l.BaseQuantity) ? ReturnGoods.Received : ReturnGoods.Partly;
        Money = Agreed == 0 ? ReturnMoney.None : CreditedAt is null ? ReturnMoney.ToCredit : ToRefund == 0 ? ReturnMoney.Credited : Refunded == 0 ? ReturnMoney.ToRefund : ReturnMoney.Refunded;
        var again = lines.Where(l => l.Resolution == ReturnResolution.Redeliver).ToList();
        var all = again.All(l => order.IsRedelivered(l.OrderLineId) && (Status == SalesReturnStatus.Closed || l.Reopened >= l.BaseQuantity));
        Redelivery = again.Count == 0 || (Status == SalesReturnStatus.Closed && again.All(l => l.Reopened == 0)) ? ReturnRedelivery.None : all ? ReturnRedelivery.Delivered : ReturnRedelivery.Pending;
    }

    private void Take(IReadOnlyDictionary<Guid, ReturnTerms> terms, string? remark)
    {
        foreach (var line in lines) if (terms.TryGetValue(line.Id, out var wanted)) line.Take(wanted);
        (Agreed, Remark) = (lines.Sum(l => l.Amount), remark);
    }
}
