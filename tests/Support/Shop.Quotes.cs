using Waybill.Features.Quotes;

namespace Waybill.Tests.Support;

public sealed partial class Shop
{
    public async Task<GetQuote.Result> DraftQuote(CreateQuote.Command command) => await Quote((await As(Roles.Admin).Run<CreateQuote.Result>(command)).Id);

    public async Task<GetQuote.Result> DraftQuote(decimal quantity = 1, decimal price = 10m, Guid? customerId = null) =>
        await DraftQuote(QuoteCommand(customerId ?? await Customer(), QuoteLineOf(await Item(price), quantity)));

    public async Task<GetQuote.Result> SubmittedQuote(GetQuote.Result draft)
    {
        await As(Roles.Admin).Run<SubmitQuote.Result>(new SubmitQuote.Command(draft.Id));
        return await Quote(draft.Id);
    }

    public async Task<GetQuote.Result> ApprovedQuote(GetQuote.Result draft)
    {
        await SubmittedQuote(draft);
        await As(Roles.Admin).Run<ApproveQuote.Result>(new ApproveQuote.Command(draft.Id, null));
        return await Quote(draft.Id);
    }

    public async Task<GetQuote.Result> ApprovedQuote(CreateQuote.Command command) => await ApprovedQuote(await DraftQuote(command));

    public async Task<GetQuote.Result> ApprovedQuote() => await ApprovedQuote(await DraftQuote());

    /// <summary>A quote whose validity ended in 2020.</summary>
    public async Task<GetQuote.Result> OverdueQuote() => await ApprovedQuote(QuoteCommand(await Customer(), QuoteLineOf(await Item(), 1)) with { QuoteDate = new(2020, 1, 1), ValidUntil = new(2020, 1, 31) });

    public async Task<GetQuote.Result> AcceptedQuote(CreateQuote.Command command)
    {
        var quote = await ApprovedQuote(command);
        await As(Roles.Admin).Run<AcceptQuote.Result>(new AcceptQuote.Command(quote.Id, null, null));
        return await Quote(quote.Id);
    }

    public Task<GetQuote.Result> Quote(Guid id) => As(Roles.Admin).Run<GetQuote.Result>(new GetQuote.Query(id));

    public static QuoteLineEntry QuoteLineOf(Article goods, decimal quantity) => new(goods.Id, quantity, null, null, null, null, null, null);

    public static CreateQuote.Command QuoteCommand(Guid customerId, params QuoteLineEntry[] lines) => new CreateQuote.Command(customerId, lines, new DateOnly(2090, 11, 30));
}
