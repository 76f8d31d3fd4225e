using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Access;
using Waybill.Features.Webhooks;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Support;

namespace Waybill.Tests.Webhooks;

public sealed class WebhookEndpointTests
{
    [Theory, BothDoors]
    public async Task The_secret_is_shown_once_and_never_again(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        var key = Guid.NewGuid().ToString();
        var made = await admin.Run<CreateWebhookEndpoint.Result>(Elsewhere(), key);
        Convert.FromBase64String(made.Secret!["whsec_".Length..]).Length.ShouldBe(32);
        (await admin.Run<CreateWebhookEndpoint.Result>(Elsewhere(), key)).Secret.ShouldBeNull();
        (await admin.Run<GetWebhookEndpoint.Result>(new GetWebhookEndpoint.Query(made.Id))).ToString().ShouldNotContain("whsec_");
        var history = await Stored.Text("select string_agg(changes::text, '') from history where document_id = $1", made.Id);
        history.ShouldContain("https://example.com/hooks");
        history.ShouldNotContain("ecret");
    }

    [Theory]
    [InlineData("http://example.com/hooks")]
    [InlineData("https://127.0.0.1/hooks")]
    [InlineData("https://2130706433/hooks")]
    [InlineData("https://localhost/hooks")]
    [InlineData("https://10.1.2.3/")]
    [InlineData("https://100.64.0.1/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[fd00::1]/")]
    [InlineData("https://[::ffff:10.0.0.1]/")]
    [InlineData("https://user:password@example.com/")]
    public async Task An_address_that_is_not_https_on_the_public_internet_is_refused(string url) =>
        (await (await Shop.Open()).As(Roles.Admin).Refused(Elsewhere() with { Url = url })).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(422), r => r.Code.ShouldBe("WEBHOOK_URL_FORBIDDEN"));

    [Theory, BothDoors]
    public async Task An_endpoint_is_changed_found_and_deleted(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        var made = await admin.Run<CreateWebhookEndpoint.Result>(Elsewhere() with { Description = Shop.Unique("hook") });
        var changed = await admin.Run<GetWebhookEndpoint.Result>(new UpdateWebhookEndpoint.Command(made.Id, made.Version, EventTypes: new(["order.*"]), Active: false));
        (changed.Active, changed.Version).ShouldBe((false, made.Version + 1));
        changed.EventTypes.ShouldBe(["order.*"]);
        (await admin.Run<Page<ListWebhookEndpoints.Row>>(new ListWebhookEndpoints.Query { Q = changed.Description })).Items.ShouldHaveSingleItem().Id.ShouldBe(made.Id);
        (await admin.Refused(new SendTestWebhook.Command(made.Id))).Code.ShouldBe("WEBHOOK_INACTIVE");
        (await admin.Refused(new ReplayWebhookEvents.Command(made.Id, Guid.NewGuid(), null, null))).Code.ShouldBe("WEBHOOK_INACTIVE");
        await admin.Run<DeleteWebhookEndpoint.Result>(new DeleteWebhookEndpoint.Command(made.Id, changed.Version));
        (await admin.Refused(new GetWebhookEndpoint.Query(made.Id))).Code.ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task Events_that_there_are_not_are_all_named()
    {
        var refused = await (await Shop.Open()).As(Roles.Admin).Refused(Elsewhere() with { EventTypes = ["order.eaten", "order.*", "unicorn.*"] });
        refused.Errors.Select(e => (e.Pointer, e.Code)).ShouldBe([("/eventTypes/0", "WEBHOOK_EVENTS_UNKNOWN"), ("/eventTypes/2", "WEBHOOK_EVENTS_UNKNOWN")]);
    }

    [Theory, BothDoors]
    public async Task Nobody_has_sent_what_another_client_may_see(Door door)
    {
        var shop = await Shop.Open();
        var admin = (await shop.As(Roles.Admin).Run<GetMe.Result>(new GetMe.Query())).Id;
        (await (await shop.Holder(door, "webhook-endpoints.create")).Refused(Elsewhere() with { OwnerId = admin })).Code.ShouldBe("FORBIDDEN");
        (await (await shop.Holder(door, "webhook-endpoints.create", "webhook-endpoints.assign")).Refused(Elsewhere() with { OwnerId = admin })).Code.ShouldBe("ESCALATION");
    }

    [Theory, BothDoors]
    public async Task Nobody_has_sent_what_another_client_reaches_and_they_do_not(Door door)
    {
        var shop = await Shop.Open();
        var own = new RoleScope("order", RecordAction.Edit, RecordScope.Own);
        var head = await shop.Person(door, ["webhook-endpoints.create", "webhook-endpoints.update", "webhook-endpoints.rotate-secret", "webhook-endpoints.assign", "orders.get"], null, null, own);
        var (whole, peer) = (await shop.Person(door, ["orders.get"]), await shop.Person(door, ["orders.get"], null, null, own));
        (await head.Client.Refused(Elsewhere() with { OwnerId = whole.ClientId })).Code.ShouldBe("REACH_ESCALATION");
        (await head.Client.Refused(Elsewhere() with { OwnerId = peer.ClientId })).Code.ShouldBe("REACH_ESCALATION");
        var theirs = await shop.As(Roles.Admin).Run<CreateWebhookEndpoint.Result>(Elsewhere() with { OwnerId = peer.ClientId });
        (await head.Client.Refused(new UpdateWebhookEndpoint.Command(theirs.Id, theirs.Version, Url: new("https://example.org/hooks")))).Code.ShouldBe("REACH_ESCALATION");
        (await head.Client.Refused(new RotateWebhookSecret.Command(theirs.Id))).Code.ShouldBe("REACH_ESCALATION");
        await head.Client.Run<CreateWebhookEndpoint.Result>(Elsewhere() with { OwnerId = head.ClientId });
    }

    [Theory, BothDoors]
    public async Task What_is_to_be_replayed_has_to_be_said_clearly(Door door)
    {
        var admin = (await Shop.Open()).As(Roles.Admin).Via(door);
        var made = await admin.Run<CreateWebhookEndpoint.Result>(Elsewhere());
        (await admin.Refused(new ReplayWebhookEvents.Command(made.Id, null, null, null))).Code.ShouldBe("WEBHOOK_REPLAY_UNCLEAR");
        (await admin.Refused(new ReplayWebhookEvents.Command(made.Id, Guid.NewGuid(), DateTimeOffset.UtcNow, null))).Code.ShouldBe("WEBHOOK_REPLAY_UNCLEAR");
    }

    [Fact]
    public async Task An_employee_says_whose_the_endpoint_is()
    {
        var shop = await Shop.Open();
        var operation = shop.Catalogue.For(typeof(CreateWebhookEndpoint.Command));
        var run = () => operation.Run(shop.Services.GetRequiredService<Operations>(), Elsewhere(), new(Caller.System("tests")), CancellationToken.None);
        (await run.ShouldThrowAsync<Refusal>()).Reason.Code.ShouldBe("WEBHOOK_OWNER_REQUIRED");
    }

    /// <summary>An endpoint that nothing is ever delivered to: no event of the tests' company is wanted there for long.</summary>
    private static CreateWebhookEndpoint.Command Elsewhere() => new("https://example.com/hooks", ["invoice.reversed"], null, null);
}
