using System.Text.RegularExpressions;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.ContractTemplates;

/// <summary>Whether buyer and seller are in one country (内销) or trade across the border (外销), with delivery terms and ports.</summary>
public enum Trade { Domestic, Foreign }

/// <summary>The text of domestic or of foreign contracts, in Markdown, with {{placeholders}}.</summary>
public sealed partial class ContractTemplate : Root
{
    /// <summary>Everything that a text may name between double braces.</summary>
    public static IReadOnlyList<string> Placeholders { get; } =
    [
        "company.name", "customer.name", "customer.number", "customer.taxpayerId",
        "order.number", "order.date", "order.requestedDate", "order.customerPurchaseOrder", "order.shipTo",
        "contract.number", "contract.currency", "contract.net", "contract.tax", "contract.freight", "contract.total", "contract.paymentTerms", "contract.deliveryTerms",
        "contract.incoterm", "contract.portOfLoading", "contract.portOfDestination", "contract.specialTerms",
        "contract.signedDate", "contract.signedPlace", "contract.ourSignatory", "contract.theirSignatory", "contract.lines",
    ];

    private ContractTemplate() { }

    public ContractTemplate(string name, Trade trade, string text)
    {
        (Name, Trade) = (name, trade);
        Write(text);
    }

    public string Name { get; private set; } = "";
    public Trade Trade { get; private set; }
    public string Text { get; private set; } = "";
    public bool Active { get; set; } = true;

    public void Rename(string name) => Name = name;

    /// <summary>Each placeholder that nothing fills is named.</summary>
    public void Write(string text)
    {
        var unknown = Named().Matches(text).Select(m => m.Groups[1].Value).Distinct().Except(Placeholders).ToList();
        if (unknown.Count > 0) throw Refusal.Of([.. unknown.Select(u => ContractTemplateRefusals.PlaceholderUnknown.Fault("/text", ("placeholder", u)))]);
        Text = text;
    }

    /// <summary>The text with every placeholder filled; what a value says is never read as a placeholder again.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) => Named().Replace(text, m => values.GetValueOrDefault(m.Groups[1].Value, ""));

    [GeneratedRegex(@"\{\{\s*([\w.]*)\s*\}\}")]
    private static partial Regex Named();
}
