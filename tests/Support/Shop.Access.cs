using Waybill.Features.Access;

namespace Waybill.Tests.Support;

public sealed partial class Shop
{
    /// <summary>A client that holds exactly these permissions.</summary>
    public async Task<Client> Holder(Door door, params string[] permissions)
    {
        var admin = As(Roles.Admin);
        var role = await admin.Run<CreateRole.Result>(new CreateRole.Command(Unique("role"), permissions));
        var client = await admin.Run<CreateApiClient.Result>(new CreateApiClient.Command(Unique("client"), [role.Id], null));
        return new(this, (await admin.Run<IssueApiKey.Result>(new IssueApiKey.Command(client.Id, null, null))).Key, door);
    }
}
