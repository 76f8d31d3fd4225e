using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Approvals;
using Waybill.Features.Customers;
using Waybill.Features.Numbering;
using Waybill.Features.Prices;
using Waybill.Infrastructure.Jobs;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Quotes;

/// <summary>
/// What we offer customers (报价). A draft is priced by the price lists, may get a discount on the whole or a total set by hand, is submitted and approved; from there its prices stand.
/// It is sent, and accepted or declined, as long as it is valid; an accepted one becomes an order, and while valid it is the narrowest level of the price resolution for its customer.
/// A revision is approved like a quote of its own and supersedes what it revises.
/// </summary>
public sealed class QuotesFeature : Feature
{
    public override string Story => "Quotes from draft to accepted, their revisions and their validity.";

    public override void Map(Doors doors)
    {
        CreateQuote.Map(doors);
        UpdateQuote.Map(doors);
        SubmitQuote.Map(doors);
        ApproveQuote.Map(doors);
        RejectQuote.Map(doors);
        ReopenQuote.Map(doors);
        CancelQuote.Map(doors);
        SendQuote.Map(doors);
        AcceptQuote.Map(doors);
        DeclineQuote.Map(doors);
        ReviseQuote.Map(doors);
        CopyQuote.Map(doors);
        ExpireQuotes.Map(doors);
        GetQuote.Map(doors);
        ListQuotes.Map(doors);
    }

    public override void Services(IServiceCollection services) => services
        .AddDocument<Quote>("quotes.get")
        .AddScoped<QuotePricing>().AddScoped<Margins>().AddScoped<QuoteApproval>()
        .AddScoped<IQuotePrices, PricesOfQuotes>()
        .AddScoped<IFollowApproval, QuoteFollowsApproval>()
        .AddSingleton(new ScheduledOperation(typeof(ExpireQuotes.Command), "0 0/10 * * * ?"))
        .AddSingleton(new NumberKind("quote", "QT-{yyyyMM}-{000000}"));
}
