using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Quotes;

/// <summary>A rejected quote becomes a draft again, to be changed and submitted anew under the same number.</summary>
public static class ReopenQuote
{
    [Requires("quotes.reopen")]
    [Refuses("QUOTE_WRONG_STATE")]
    public sealed record Command(Guid QuoteId);
    public sealed record Result(Guid Id, int Version, string Number, int Revision, QuoteStatus Status);

    internal sealed class Handler(Database db) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var quote = await db.Quotes.Require(q => q.Id == command.QuoteId, ct);
            quote.Reopen();
            return new(quote.Id, quote.Version, quote.Number!, quote.Revision, quote.Status);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/{quoteId}/reopen", nameof(ReopenQuote), "Make a rejected quote a draft again");
}
