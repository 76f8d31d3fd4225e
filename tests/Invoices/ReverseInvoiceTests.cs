using FsCheck;
using FsCheck.Fluent;
using Waybill.Features.Invoices;
using Waybill.Features.Prices;
using Waybill.Tests.Support;

namespace Waybill.Tests.Invoices;

/// <summary>Red letters for parts of an invoice.</summary>
public sealed class ReverseInvoiceTests
{
    [Theory, BothDoors]
    public async Task A_red_letter_for_a_part_leaves_the_rest(Door door)
    {
        var shop = await Shop.Open();
        var (finance, order) = (shop.As(Roles.Finance).Via(door), await shop.ApprovedOrder(quantity: 3, price: 3.33m, freight: 5));
        var issued = await shop.IssuedInvoice(order);
        var line = (await finance.Run<GetInvoice.Result>(new GetInvoice.Query(issued.Id))).Lines.Single().Id;
        var first = await finance.Run<ReverseInvoice.Result>(new ReverseInvoice.Command(issued.Id, "one broken", null, [new(line, 1)]));
        (first.Status, first.RedLetterTotal, first.Orders[0].Invoiced, first.Orders[0].Open).ShouldBe((InvoiceStatus.Issued, Shop.Yuan(-3.76m), Shop.Yuan(12.53m), Shop.Yuan(3.76m)));
        (await finance.Refused(new ReverseInvoice.Command(issued.Id, "too many", null, [new(line, 3)]))).Code.ShouldBe("OVER_REVERSED");
        var rest = await finance.Run<ReverseInvoice.Result>(new ReverseInvoice.Command(issued.Id, "all wrong", null));
        (rest.Status, rest.RedLetterTotal, rest.Orders[0].Invoiced, rest.Orders[0].Open).ShouldBe((InvoiceStatus.Reversed, Shop.Yuan(-12.53m), Shop.Yuan(0), order.Total));
        var read = await finance.Run<GetInvoice.Result>(new GetInvoice.Query(issued.Id));
        (read.Lines[0].Reversed, read.RedLetterId).ShouldBe((3m, rest.RedLetterId));
        read.RedLetterIds.ShouldBe([first.RedLetterId, rest.RedLetterId]);
        (await shop.IssuedInvoice(order)).Orders[0].Invoiced.ShouldBe(order.Total);
    }

    [Theory, BothDoors]
    public async Task Freight_is_reversed_once_and_only_when_asked(Door door)
    {
        var shop = await Shop.Open();
        var (finance, order) = (shop.As(Roles.Finance).Via(door), await shop.ApprovedOrder(quantity: 2, freight: 5));
        var issued = await shop.IssuedInvoice(order);
        var line = new ReverseInvoice.LineEntry((await finance.Run<GetInvoice.Result>(new GetInvoice.Query(issued.Id))).Lines.Single().Id, 1);
        (await finance.Refused(new ReverseInvoice.Command(issued.Id, "twice", null, [line, line]))).Code.ShouldBe("INVOICE_LINE_REPEATED");
        (await finance.Refused(new ReverseInvoice.Command(issued.Id, "half", null, [line with { Quantity = 0.5m }]))).Code.ShouldBe("QUANTITY_TOO_FINE");
        (await finance.Refused(new ReverseInvoice.Command(issued.Id, "what", null, [line with { InvoiceLineId = Guid.NewGuid() }]))).Code.ShouldBe("UNKNOWN_REFERENCE");
        (await finance.Run<ReverseInvoice.Result>(new ReverseInvoice.Command(issued.Id, "freight too", null, [line], IncludeFreight: true))).RedLetterTotal.ShouldBe(Shop.Yuan(-16.30m));
        (await finance.Run<ReverseInvoice.Result>(new ReverseInvoice.Command(issued.Id, "the rest", null))).RedLetterTotal.ShouldBe(Shop.Yuan(-11.30m));
        (await shop.IssuedInvoice(order)).Total.ShouldBe(order.Total);
    }

    [Theory, BothDoors]
    public async Task Two_at_once_do_not_reverse_more_than_there_is(Door door)
    {
        var shop = await Shop.Open();
        var (finance, order) = (shop.As(Roles.Finance).Via(door), await shop.ApprovedOrder(quantity: 3));
        var issued = await shop.IssuedInvoice(order);
        var line = (await finance.Run<GetInvoice.Result>(new GetInvoice.Query(issued.Id))).Lines.Single().Id;
        var replies = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => finance.Send(new ReverseInvoice.Command(issued.Id, "parts", null, [new(line, 2)]))));
        replies.Select(r => r.Refused?.Code).Order().ShouldBe([null, "OVER_REVERSED"]);
        (await shop.Order(order.Id)).Invoiced.ShouldBe(Shop.Yuan(11.30m));
    }

    [Fact]
    public void Red_letters_for_all_parts_come_to_the_line_to_the_cent() => Prop.ForAll(Lines, (line) =>
    {
        var (net, tax) = (0m, 0m);
        foreach (var step in line.Steps.TakeWhile(_ => line.Of.Left > 0))
        {
            var red = line.Of.Reverse(Math.Min(step, line.Of.Left));
            if (red.Net > 0 || red.Tax > 0) return false;
            (net, tax) = (net + red.Net, tax + red.Tax);
        }
        if (line.Of.Left > 0) (net, tax) = line.Of.Reverse(line.Of.Left) is var last ? (net + last.Net, tax + last.Tax) : default;
        return (net, tax) == (-line.Of.Net, -line.Of.Tax);
    }).QuickCheckThrowOnFailure();

    private static Arbitrary<(InvoiceLine Of, int[] Steps)> Lines =>
        (from quantity in Gen.Choose(1, 40)
         from net in Gen.Choose(0, 100_000)
         from rate in Gen.Elements(0m, 0.01m, 0.13m)
         from steps in Gen.Choose(1, 9).ListOf(6)
         select (Line(quantity, Amounts.Of(new LineTerms(1, net / 100m, 0, rate, TaxIncluded: false))), steps.ToArray())).ToArbitrary();

    private static InvoiceLine Line(int quantity, TaxedAmount amount) => new()
    {
        Position = 1, OrderId = Guid.NewGuid(), OrderLineId = Guid.NewGuid(), ItemCode = "I", Description = "", Unit = "pcs", Factor = 1, BaseQuantity = quantity, UnitPrice = 1,
        TaxIncluded = false, TaxRate = 0, Net = amount.Net, Tax = amount.Tax,
    };
}
