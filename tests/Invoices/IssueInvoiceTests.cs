using Waybill.Features.Invoices;
using Waybill.Features.Orders;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Invoices;

/// <summary>What finance does with invoices.</summary>
public sealed class IssueInvoiceTests
{
    [Theory, BothDoors]
    public async Task An_issued_invoice_has_a_number_and_counts(Door door)
    {
        var shop = await Shop.Open();
        var (finance, order) = (shop.As(Roles.Finance).Via(door), await shop.ApprovedOrder(quantity: 4));
        var requested = await shop.RequestedInvoice(order, 1);
        var issued = await finance.Run<IssueInvoice.Result>(new IssueInvoice.Command(requested.Id, "25332000000123456789"));
        issued.Number!.ShouldMatch("^INV-[0-9]{6}-[0-9]{6}$");
        (issued.Total, issued.Orders[0].Invoiced, issued.Orders[0].Awaiting, issued.Orders[0].Open).ShouldBe((Shop.Yuan(11.30m), Shop.Yuan(11.30m), Shop.Yuan(0), Shop.Yuan(33.90m)));
        ((await shop.Order(order.Id)).Invoicing, (await shop.Order(order.Id)).Lines[0].Counters.Invoiced).ShouldBe((Progress.Partly, 1m));
        await shop.IssuedInvoice(order);
        (await shop.Order(order.Id)).ShouldSatisfyAllConditions(o => o.Invoicing.ShouldBe(Progress.Fully), o => o.Invoiced.ShouldBe(o.Total));
        (await finance.Refused(new IssueInvoice.Command(requested.Id, null))).Code.ShouldBe("INVOICE_WRONG_STATE");
        (await finance.Refused(new RejectInvoice.Command(requested.Id, "late"))).Code.ShouldBe("INVOICE_WRONG_STATE");
    }

    [Theory, BothDoors]
    public async Task What_a_rejected_invoice_claimed_is_open_again(Door door)
    {
        var shop = await Shop.Open();
        var (finance, order) = (shop.As(Roles.Finance).Via(door), await shop.ApprovedOrder(quantity: 3, price: 3.35m, freight: 2));
        await shop.IssuedInvoice(order, 1);
        var requested = await shop.RequestedInvoice(order, 1);
        (await finance.Run<RejectInvoice.Result>(new RejectInvoice.Command(requested.Id, "wrong title"))).Orders[0].Awaiting.ShouldBe(Shop.Yuan(0));
        await shop.IssuedInvoice(order, 1);
        (await shop.IssuedInvoice(order)).Orders[0].Invoiced.ShouldBe(order.Total);
    }

    [Theory, BothDoors]
    public async Task A_red_letter_reverses_and_names_the_original(Door door)
    {
        var shop = await Shop.Open();
        var (finance, order) = (shop.As(Roles.Finance).Via(door), await shop.ApprovedOrder(quantity: 4, freight: 5));
        var issued = await shop.IssuedInvoice(order);
        (await finance.Refused(new ReverseInvoice.Command((await shop.RequestedInvoice(await shop.ApprovedOrder())).Id, "not issued", null))).Code.ShouldBe("INVOICE_WRONG_STATE");
        var reversed = await finance.Run<ReverseInvoice.Result>(new ReverseInvoice.Command(issued.Id, "wrong title", null));
        (reversed.Status, reversed.RedLetterTotal, reversed.Orders[0].Invoiced, reversed.Orders[0].Open).ShouldBe((InvoiceStatus.Reversed, Shop.Yuan(-50.20m), Shop.Yuan(0), order.Total));
        var red = await finance.Run<GetInvoice.Result>(new GetInvoice.Query(reversed.RedLetterId));
        (red.OriginalId, red.Number, red.Status, red.Net, red.Freight, red.Lines[0].Quantity).ShouldBe((issued.Id, reversed.RedLetterNumber, InvoiceStatus.Issued, Shop.Yuan(-40), Shop.Yuan(-5), -4m));
        (await finance.Refused(new ReverseInvoice.Command(red.Id, "again", null))).Code.ShouldBe("INVOICE_IS_RED_LETTER");
        (await finance.Refused(new ReverseInvoice.Command(issued.Id, "again", null))).Code.ShouldBe("INVOICE_WRONG_STATE");
        (await shop.IssuedInvoice(order)).Orders[0].Invoiced.ShouldBe(order.Total);
    }

    [Theory, BothDoors]
    public async Task Invoices_are_found_by_what_is_known_of_them(Door door)
    {
        var shop = await Shop.Open();
        var (finance, order) = (shop.As(Roles.Finance).Via(door), await shop.ApprovedOrder());
        var issued = await shop.IssuedInvoice(order);
        var found = await finance.Run<Page<ListInvoices.Row>>(new ListInvoices.Query { Filter = $"orderId = \"{order.Id}\" AND status = \"issued\" AND total.amount > 11" });
        (found.Items.Single().Id, found.Items[0].Total).ShouldBe((issued.Id, Shop.Yuan(11.30m)));
        (await shop.Refused(door, Roles.Sales, new IssueInvoice.Command(issued.Id, null))).Code.ShouldBe("FORBIDDEN");
    }
}
