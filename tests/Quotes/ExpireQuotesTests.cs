using Waybill.Features.Orders;
using Waybill.Features.Quotes;
using Waybill.Tests.Support;

namespace Waybill.Tests.Quotes;

/// <summary>A quote holds through its last day in the company's time zone, and not a second longer.</summary>
public sealed class ExpireQuotesTests
{
    [Fact]
    public async Task Valid_until_the_30th_of_November_in_Shanghai_ends_at_16_00_UTC()
    {
        var end = new DateTimeOffset(2026, 11, 30, 16, 0, 0, TimeSpan.Zero);
        var clock = new SetClock(end.AddDays(-1));
        var shop = await Shop.Another("waybill_validity", clock);
        var command = Shop.QuoteCommand(await shop.Customer(), Shop.QuoteLineOf(await shop.Item(), 1)) with { ValidUntil = new(2026, 11, 30) };
        var (accepted, sent, open) = (await shop.ApprovedQuote(command), await shop.ApprovedQuote(command), await shop.ApprovedQuote(command));
        clock.Now = end.AddSeconds(-1);
        (await Expire(shop)).ShouldBe(0);
        await shop.As(Roles.Sales).Run<AcceptQuote.Result>(new AcceptQuote.Command(accepted.Id, null, null));
        await shop.As(Roles.Sales).Run<SendQuote.Result>(new SendQuote.Command(sent.Id, "x", SendingWay.Email));
        clock.Now = end.AddSeconds(1);
        foreach (var request in new object[] { new SendQuote.Command(sent.Id, "x", SendingWay.Email), new AcceptQuote.Command(open.Id, null, null), Convert(accepted.Id), Convert(open.Id) })
            (await shop.As(Roles.Manager).Refused(request)).Code.ShouldBe("QUOTE_EXPIRED");
        (await Expire(shop)).ShouldBe(2);
        (await States(shop, accepted, sent, open)).ShouldBe([QuoteStatus.Accepted, QuoteStatus.Expired, QuoteStatus.Expired]);
        (await shop.As(Roles.Manager).Refused(new AcceptQuote.Command(open.Id, null, null))).Code.ShouldBe("QUOTE_EXPIRED");
        (await shop.Quote(accepted.Id)).Holds.ShouldBeFalse();
    }

    [Theory, BothDoors]
    public async Task Only_approved_and_sent_quotes_expire_and_only_once(Door door)
    {
        var shop = await Shop.Open();
        var (overdue, valid) = (await shop.OverdueQuote(), await shop.ApprovedQuote());
        var draft = await shop.DraftQuote(Shop.QuoteCommand(overdue.CustomerId, Shop.QuoteLineOf(await shop.Item(), 1)) with { QuoteDate = new(2020, 1, 1), ValidUntil = new(2020, 1, 31) });
        var manager = shop.As(Roles.Manager).Via(door);
        await Task.WhenAll(manager.Run<ExpireQuotes.Result>(new ExpireQuotes.Command()), manager.Run<ExpireQuotes.Result>(new ExpireQuotes.Command()));
        (await States(shop, overdue, valid, draft)).ShouldBe([QuoteStatus.Expired, QuoteStatus.Approved, QuoteStatus.Draft]);
        (await shop.Quote(overdue.Id)).Version.ShouldBe(overdue.Version + 1);
        (await shop.Refused(door, Roles.Sales, new ExpireQuotes.Command())).Code.ShouldBe("FORBIDDEN");
    }

    [Theory, BothDoors]
    public async Task To_honour_an_expired_quote_is_a_permission_with_a_reason_that_managers_do_not_have(Door door)
    {
        var shop = await Shop.Open();
        var (first, second) = (await shop.OverdueQuote(), await shop.OverdueQuote());
        await Expire(shop);
        (await shop.Refused(door, Roles.Manager, new AcceptQuote.Command(first.Id, null, "promised by phone"))).Code.ShouldBe("FORBIDDEN");
        (await shop.Refused(door, Roles.Manager, Convert(second.Id) with { HonourReason = "promised" })).Code.ShouldBe("FORBIDDEN");
        var admin = shop.As(Roles.Admin).Via(door);
        (await admin.Run<AcceptQuote.Result>(new AcceptQuote.Command(first.Id, null, "promised by phone"))).HonourReason.ShouldBe("promised by phone");
        await admin.Run<CreateOrderFromQuote.Result>(Convert(second.Id) with { HonourReason = "promised" });
        (await shop.Quote(second.Id)).ShouldSatisfyAllConditions(q => q.Status.ShouldBe(QuoteStatus.Accepted), q => q.HonourReason.ShouldBe("promised"), q => q.HonouredBy.ShouldNotBeNull());
    }

    private static CreateOrderFromQuote.Command Convert(Guid id) => new CreateOrderFromQuote.Command(id, null, null, null, null, null, null, null, null);

    private static async Task<int> Expire(Shop shop) => (await shop.As(Roles.Manager).Run<ExpireQuotes.Result>(new ExpireQuotes.Command())).Expired;

    private static async Task<QuoteStatus[]> States(Shop shop, params GetQuote.Result[] quotes)
    {
        var states = new List<QuoteStatus>();
        foreach (var quote in quotes) states.Add((await shop.Quote(quote.Id)).Status);
        return [.. states];
    }
}
