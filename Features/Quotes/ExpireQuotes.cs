using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Jobs;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Quotes;

/// <summary>Approved and sent quotes whose last day is over expire, some hundreds at a time. It runs by itself every ten minutes.</summary>
public static class ExpireQuotes
{
    private const int AtATime = 200;

    [Requires("quotes.expire")]
    [Refuses("COMPANY_MISSING")]
    public sealed record Command;

    /// <param name="More">Whether there may be still some to expire.</param>
    public sealed record Result(int Expired, bool More) : IGoesOn;

    internal sealed class Handler(Database db, CompanyDesk companies, Outbox outbox) : IHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken ct)
        {
            var overdue = await db.LockOverdueQuotes(await companies.Today(ct), AtATime, ct);
            foreach (var quote in overdue)
            {
                quote.Expire();
                outbox.Tell("quote.expired", quote, QuoteTold.Of(quote));
            }
            return new(overdue.Count, More: overdue.Count == AtATime);
        }
    }

    internal static void Map(Doors doors) => doors.Post<Command, Result, Handler>("/expire", nameof(ExpireQuotes), "Expire quotes whose validity is over");
}
