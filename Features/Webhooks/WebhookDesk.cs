using Waybill.Features.Access;
using Waybill.Infrastructure.Events;
using Waybill.Infrastructure.Outgoing;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Features.Webhooks;

/// <summary>What is asked before anything is sent to anywhere.</summary>
internal sealed class WebhookDesk(AccessDesk access, EventKinds kinds, OutgoingHttp outgoing, WebhookSettings settings, CurrentUser user)
{
    /// <summary>The permission to have endpoints that belong to another client than oneself.</summary>
    public const string Assign = "webhook-endpoints.assign";

    /// <summary>Refuses an address that is not one of the public internet over https. At each delivery the address is checked again.</summary>
    public async Task CheckUrl(string url, CancellationToken ct)
    {
        var fits = Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (settings.AllowHttp && uri.Scheme == Uri.UriSchemeHttp))
            && uri.UserInfo.Length == 0 && uri.Fragment.Length == 0;
        if (!fits || !await outgoing.MayReach(uri!.IdnHost, ct)) throw WebhookRefusals.UrlForbidden.At("/url");
    }

    /// <summary>Refuses patterns that name no event.</summary>
    public void CheckTypes(IReadOnlyList<string> patterns) => kinds.RequireKnown(patterns, WebhookRefusals.PatternUnknown, "/eventTypes");

    /// <summary>Nobody has sent to an address of their choice what they may not see themselves: endpoints of others are for those who may assign them, hold what the owner holds and reach as far.</summary>
    public async Task CheckOwner(Guid ownerId, CancellationToken ct)
    {
        if (ownerId != user.Id) user.Require(Assign);
        var owner = await access.OfClient(ownerId, ct) ?? throw PlatformRefusals.UnknownReference.At("/ownerId", ("kind", "api client"));
        AccessDesk.RequireHeld(owner, user);
    }
}
