using System.Text;
using Waybill.Features.ContractTemplates;
using Waybill.Features.Customers;
using Waybill.Features.Orders;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.SalesContracts;

/// <summary>Fills the text of a contract from the contract itself, its order, its customer and the company.</summary>
internal sealed class ContractText(Database db, CompanyDesk companies)
{
    public async Task<string> Render(SalesContract contract, CancellationToken ct)
    {
        var order = await db.Every<Order>().Require(o => o.Id == contract.OrderId, ct);
        var customer = await db.Every<Customer>().Require(c => c.Id == contract.CustomerId, ct);
        return ContractTemplate.Fill(contract.Text, Values(contract, order, customer, await companies.Get(ct)));
    }

    private static Dictionary<string, string> Values(SalesContract c, Order order, Customer customer, Company company) => new()
    {
        ["company.name"] = company.Name,
        ["customer.name"] = c.CustomerName, ["customer.number"] = customer.Number, ["customer.taxpayerId"] = customer.TaxpayerId ?? "",
        ["order.number"] = c.OrderNumber, ["order.date"] = Texts.Of(order.OrderDate), ["order.requestedDate"] = Texts.Of(order.RequestedDate),
        ["order.customerPurchaseOrder"] = order.CustomerPurchaseOrder ?? "", ["order.shipTo"] = Address(order.ShipTo),
        ["contract.number"] = c.Number ?? "", ["contract.currency"] = c.Currency, ["contract.net"] = Texts.OfMoney(c.Net), ["contract.tax"] = Texts.OfMoney(c.Tax),
        ["contract.freight"] = Texts.OfMoney(c.Freight), ["contract.total"] = Texts.OfMoney(c.Total),
        ["contract.paymentTerms"] = c.PaymentTerms ?? "", ["contract.deliveryTerms"] = c.DeliveryTerms ?? "", ["contract.specialTerms"] = c.SpecialTerms ?? "",
        ["contract.incoterm"] = c.ForeignTerms?.Incoterm.ToString().ToUpperInvariant() ?? "", ["contract.portOfLoading"] = c.ForeignTerms?.PortOfLoading ?? "",
        ["contract.portOfDestination"] = c.ForeignTerms?.PortOfDestination ?? "",
        ["contract.signedDate"] = Texts.Of(c.Signature?.Date), ["contract.signedPlace"] = c.Signature?.Place ?? "",
        ["contract.ourSignatory"] = c.Signature?.OurSignatory ?? "", ["contract.theirSignatory"] = c.Signature?.TheirSignatory ?? "",
        ["contract.lines"] = Table(c),
    };

    private static string Table(SalesContract contract)
    {
        var table = new StringBuilder("| # | 货号 Item | 品名 Description | 数量 Quantity | 单位 Unit | 单价 Price | 税率 Tax | 金额 Amount |\n|---|---|---|---:|---|---:|---:|---:|\n");
        foreach (var l in contract.Lines.OrderBy(l => l.Position))
            table.Append($"| {l.Position} | {Cell(l.ItemCode)} | {Cell(l.Description)} | {Texts.Of(l.Quantity)} | {Cell(l.Unit)} ")
                .Append($"| {Texts.OfMoney(l.EffectivePrice)} | {Texts.Of(l.TaxRate * 100)} % | {Texts.OfMoney(l.Gross)} |\n");
        return table.ToString().TrimEnd('\n');
    }

    /// <summary>A text that cannot leave its cell.</summary>
    private static string Cell(string text) => text.Replace("\\", "\\\\").Replace("|", "\\|").ReplaceLineEndings(" ");

    private static string Address(ShipTo? to) => to is null ? "" : string.Join(", ", new[] { to.Recipient, to.Street, to.City, to.Region, to.PostalCode, to.Country }.Where(p => !string.IsNullOrWhiteSpace(p)));
}
