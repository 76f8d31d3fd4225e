using Waybill.Features.Invoices;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Invoices;

/// <summary>The figures of tax and rounding, from the order to the invoice.</summary>
public sealed class RoundingTests
{
    [Theory, BothDoors]
    public async Task A_hundred_with_13_percent_inside_is_88_50_and_11_50(Door door)
    {
        var shop = await Shop.Open();
        var made = await Invoiced(shop, door, Line(await shop.Item(), 1, 100m) with { TaxRate = 0.13m, TaxIncluded = true });
        (made.Net, made.Tax, made.Total).ShouldBe((Shop.Yuan(88.50m), Shop.Yuan(11.50m), Shop.Yuan(100)));
    }

    [Theory, BothDoors]
    public async Task Sixteen_at_348_35_less_4_percent_with_22_percent_are_6527_81(Door door)
    {
        var shop = await Shop.Open();
        var made = await Invoiced(shop, door, Line(await shop.Item(), 16, 348.35m) with { DiscountRate = 0.04m, TaxRate = 0.22m });
        (made.Net, made.Tax, made.Total).ShouldBe((Shop.Yuan(5350.66m), Shop.Yuan(1177.15m), Shop.Yuan(6527.81m)));
    }

    [Theory, BothDoors]
    public async Task A_hundred_lines_of_1_001_are_taxed_with_20_00_by_line(Door door)
    {
        var shop = await Shop.Open();
        var made = await Invoiced(shop, door, [.. Enumerable.Repeat(Line(await shop.Item(), 1, 1.001m) with { TaxRate = 0.20m }, 100)]);
        (made.Net, made.Tax).ShouldBe((Shop.Yuan(100.00m), Shop.Yuan(20.00m)));
    }

    [Fact]
    public async Task And_with_20_02_by_document_which_an_order_keeps_when_the_company_changes_its_mind()
    {
        var shop = await Shop.Another("waybill_rounding");
        await Round(shop, RoundingMode.Document);
        var order = await Order(shop, [.. Enumerable.Repeat(Line(await shop.Item(), 1, 1.001m) with { TaxRate = 0.20m }, 100)]);
        await Round(shop, RoundingMode.Line);
        order.Rounding.ShouldBe(RoundingMode.Document);
        foreach (var door in Enum.GetValues<Door>())
        {
            var made = await shop.As(Roles.Sales).Via(door).Run<CreateInvoice.Result>(Shop.InvoiceCommand(order));
            (made.Net, made.Tax, made.Total).ShouldBe((Shop.Yuan(100.10m), Shop.Yuan(20.02m), Shop.Yuan(120.12m)));
            await shop.As(Roles.Sales).Run<CancelInvoice.Result>(new CancelInvoice.Command(made.Id, null));
        }
        await shop.Stop();
    }

    private static async Task Round(Shop shop, RoundingMode rounding)
    {
        var company = await shop.As(Roles.Admin).Run<CompanyView>(new GetCompany.Query());
        await shop.As(Roles.Admin).Run<CompanyView>(new UpdateCompany.Command(company.Version, Rounding: rounding));
    }

    private static async Task<GetOrder.Result> Order(Shop shop, params OrderLineEntry[] lines) => await shop.ApprovedOrder(Shop.OrderCommand(await shop.Customer(), lines));

    private static async Task<CreateInvoice.Result> Invoiced(Shop shop, Door door, params OrderLineEntry[] lines) =>
        await shop.As(Roles.Sales).Via(door).Run<CreateInvoice.Result>(Shop.InvoiceCommand(await Order(shop, lines)));

    private static OrderLineEntry Line(Article goods, decimal quantity, decimal price) => Shop.LineOf(goods, quantity) with { UnitPrice = new Money(price, "CNY") };
}
