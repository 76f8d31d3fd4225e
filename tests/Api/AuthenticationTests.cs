using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Waybill.Features.Access;
using Waybill.Features.Customers;
using Waybill.Features.Organization;
using Waybill.Tests.Support;

namespace Waybill.Tests.Api;

public sealed class AuthenticationTests
{
    [Theory, BothDoors]
    public async Task A_stranger_is_refused(Door door)
    {
        var shop = await Shop.Open();
        (await new Client(shop, null, door).Refused(new GetMe.Query())).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(401), r => r.Code.ShouldBe("UNAUTHENTICATED"));
        (await new Client(shop, ApiKey.Prefix + "guess", door).Refused(new GetMe.Query())).Code.ShouldBe("UNAUTHENTICATED");
        (await new Client(shop, "not.a.token", door).Refused(new GetMe.Query())).Code.ShouldBe("UNAUTHENTICATED");
    }

    [Theory, BothDoors]
    public async Task A_token_stands_for_the_client_that_it_was_issued_to(Door door)
    {
        var shop = await Shop.Open();
        var sales = shop.As(Roles.Sales).Via(door);
        var token = await sales.Run<IssueToken.Result>(new IssueToken.Command(null));
        (await new Client(shop, token.AccessToken, door).Run<GetMe.Result>(new GetMe.Query())).Id.ShouldBe((await sales.Run<GetMe.Result>(new GetMe.Query())).Id);
    }

    [Theory, BothDoors]
    public async Task A_narrowed_token_may_do_only_what_it_names(Door door)
    {
        var shop = await Shop.Open();
        var token = await shop.As(Roles.Sales).Via(door).Run<IssueToken.Result>(new IssueToken.Command(["customers.list", "roles.create"]));
        var narrow = new Client(shop, token.AccessToken, door);
        (await narrow.Run<GetMe.Result>(new GetMe.Query())).Permissions.ShouldBe(["customers.list"]);
        (await narrow.Refused(new GetCustomer.Query(Guid.NewGuid()))).Code.ShouldBe("FORBIDDEN");
    }

    [Theory, BothDoors]
    public async Task A_token_gets_no_other_token(Door door)
    {
        var shop = await Shop.Open();
        var token = await shop.As(Roles.Sales).Via(door).Run<IssueToken.Result>(new IssueToken.Command(null));
        var bearer = new Client(shop, token.AccessToken, door);
        (await bearer.Refused(new IssueToken.Command(null))).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(403), r => r.Code.ShouldBe("TOKEN_BY_TOKEN"));
        (await bearer.Refused(new IssueToken.Command(["customers.list"]))).Code.ShouldBe("TOKEN_BY_TOKEN");
        await shop.As(Roles.Sales).Via(door).Run<IssueToken.Result>(new IssueToken.Command(null));
    }

    [Theory, BothDoors]
    public async Task A_token_does_not_outlive_the_key_it_was_issued_by(Door door)
    {
        var shop = await Shop.Open();
        var (admin, person, expires) = (shop.As(Roles.Admin).Via(door), await shop.Person(door, ["customers.list"]), DateTimeOffset.UtcNow.AddMinutes(5));
        var key = await admin.Run<IssueApiKey.Result>(new IssueApiKey.Command(person.ClientId, null, expires));
        var token = await new Client(shop, key.Key, door).Run<IssueToken.Result>(new IssueToken.Command(null));
        token.ExpiresAt.ShouldBe(expires, TimeSpan.FromSeconds(1));
    }

    [Theory, BothDoors]
    public async Task Keys_and_tokens_that_act_for_an_employee_are_refused_once_they_have_left(Door door)
    {
        var shop = await Shop.Open();
        var (admin, person) = (shop.As(Roles.Admin).Via(door), await shop.Person(door, ["customers.list"]));
        var token = await person.Client.Run<IssueToken.Result>(new IssueToken.Command(null));
        var key = await admin.Run<IssueApiKey.Result>(new IssueApiKey.Command(person.ClientId, null, null));
        await admin.Run<GetEmployee.Result>(new UpdateEmployee.Command(person.Id, 2, Active: false));
        (await new Client(shop, key.Key, door).Refused(new GetMe.Query())).Code.ShouldBe("UNAUTHENTICATED");
        (await new Client(shop, token.AccessToken, door).Refused(new GetMe.Query())).Code.ShouldBe("UNAUTHENTICATED");
        (await admin.Refused(new ExplainAccess.Query(person.ClientId, "GetOrder"))).Code.ShouldBe("UNKNOWN_REFERENCE");
        await admin.Run<GetEmployee.Result>(new UpdateEmployee.Command(person.Id, 3, Active: true));
        (await new Client(shop, key.Key, door).Run<GetMe.Result>(new GetMe.Query())).Id.ShouldBe(person.ClientId);
    }

    [Theory, BothDoors]
    public async Task An_expired_a_foreign_and_a_storefront_token_are_refused(Door door)
    {
        var shop = await Shop.Open();
        (await new Client(shop, await Token(shop, TokenDesk.StaffAudience, expires: -60), door).Refused(new GetMe.Query())).Code.ShouldBe("TOKEN_EXPIRED");
        (await new Client(shop, await Token(shop, "waybill-storefront", expires: 60), door).Refused(new GetMe.Query())).Code.ShouldBe("WRONG_AUDIENCE");
        (await new Client(shop, await Token(shop, TokenDesk.StaffAudience, expires: 60, foreign: true), door).Refused(new GetMe.Query())).Code.ShouldBe("UNAUTHENTICATED");
        (await new Client(shop, await Token(shop, TokenDesk.StaffAudience, expires: 60), door).Run<GetMe.Result>(new GetMe.Query())).Name.ShouldBe("demo sales");
    }

    [Theory, BothDoors]
    public async Task A_revoked_and_an_expired_key_are_refused(Door door)
    {
        var shop = await Shop.Open();
        var admin = shop.As(Roles.Admin).Via(door);
        var role = await admin.Run<CreateRole.Result>(new CreateRole.Command(Shop.Unique("role"), ["customers.list"]));
        var client = await admin.Run<CreateApiClient.Result>(new CreateApiClient.Command(Shop.Unique("client"), [role.Id], null));
        var (lasting, brief) = (await Issue(null), await Issue(DateTimeOffset.UtcNow.AddSeconds(2)));
        await new Client(shop, lasting.Key, door).Run<GetMe.Result>(new GetMe.Query());
        await admin.Run<RevokeApiKey.Result>(new RevokeApiKey.Command(client.Id, lasting.Id));
        (await new Client(shop, lasting.Key, door).Refused(new GetMe.Query())).Code.ShouldBe("UNAUTHENTICATED");
        await Task.Delay(TimeSpan.FromSeconds(2.2));
        (await new Client(shop, brief.Key, door).Refused(new GetMe.Query())).Code.ShouldBe("TOKEN_EXPIRED");

        Task<IssueApiKey.Result> Issue(DateTimeOffset? expires) => admin.Run<IssueApiKey.Result>(new IssueApiKey.Command(client.Id, null, expires));
    }

    [Theory, BothDoors]
    public async Task A_narrowed_key_hands_on_no_more_than_it_has(Door door)
    {
        var shop = await Shop.Open();
        var admin = shop.As(Roles.Admin).Via(door);
        var role = await admin.Run<CreateRole.Result>(new CreateRole.Command(Shop.Unique("role"), ["customers.list", "api-keys.issue", "customers.set-credit-limit"]));
        var client = await admin.Run<CreateApiClient.Result>(new CreateApiClient.Command(Shop.Unique("client"), [role.Id], null));
        var key = await admin.Run<IssueApiKey.Result>(new IssueApiKey.Command(client.Id, ["customers.list", "api-keys.issue"], null));
        var narrow = new Client(shop, key.Key, door);
        var token = await narrow.Run<IssueToken.Result>(new IssueToken.Command(null));
        (await new Client(shop, token.AccessToken, door).Run<GetMe.Result>(new GetMe.Query())).Permissions.ShouldBe(["api-keys.issue", "customers.list"]);
        (await narrow.Refused(new IssueApiKey.Command(client.Id, null, null))).Code.ShouldBe("ESCALATION");
    }

    [Theory, BothDoors]
    public async Task Nobody_gives_what_they_do_not_have(Door door)
    {
        var shop = await Shop.Open();
        var admin = shop.As(Roles.Admin).Via(door);
        var role = await admin.Run<CreateRole.Result>(new CreateRole.Command(Shop.Unique("role"), ["roles.create", "roles.update"]));
        var client = await admin.Run<CreateApiClient.Result>(new CreateApiClient.Command(Shop.Unique("client"), [role.Id], null));
        var key = await admin.Run<IssueApiKey.Result>(new IssueApiKey.Command(client.Id, null, null));
        var climber = new Client(shop, key.Key, door);
        (await climber.Refused(new CreateRole.Command(Shop.Unique("role"), ["customers.set-credit-limit"]))).Code.ShouldBe("ESCALATION");
        (await climber.Refused(new CreateRole.Command(Shop.Unique("role"), ["castles.build"]))).Code.ShouldBe("UNKNOWN_PERMISSION");
        (await climber.Refused(new UpdateRole.Command(role.Id, role.Version, Permissions: new(["customers.set-credit-limit"])))).Code.ShouldBe("ESCALATION");
    }

    private static async Task<string> Token(Shop shop, string audience, int expires, bool foreign = false)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var key = foreign ? new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) : (await scope.ServiceProvider.GetRequiredService<TokenDesk>().Keys(default))[0];
        var me = await shop.As(Roles.Sales).Run<GetMe.Result>(new GetMe.Query());
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = TokenDesk.Issuer, Audience = audience, Subject = new ClaimsIdentity([new Claim("sub", me.Id.ToString())]), NotBefore = DateTime.UtcNow.AddHours(-1),
            IssuedAt = DateTime.UtcNow.AddHours(-1), Expires = DateTime.UtcNow.AddSeconds(expires), SigningCredentials = new(key, SecurityAlgorithms.EcdsaSha256),
        });
    }
}
