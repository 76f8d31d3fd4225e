using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Waybill.Features.Access;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Pipeline;
using Waybill.Tests.Support;

namespace Waybill.Tests.Api;

/// <summary>A company's own identity provider signs its people in: here a small one with discovery and keys, as OpenID Connect has them.</summary>
public sealed class OidcTests
{
    [Fact]
    public async Task An_employee_signs_in_with_the_companys_own_provider()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var issuer = await Issuer(key);
        var shop = await Shop.Another("oidc", $"--Oidc:Authority={issuer.Urls.First()}", "--Oidc:RequireHttps=false", "--Oidc:Audience=our-erp");
        var admin = shop.As(Roles.Admin);
        var employee = await admin.Run<CreateEmployee.Result>(new CreateEmployee.Command("OIDC", "赵敏", null, "zhao.min@idp", null, null));
        var role = await admin.Run<CreateRole.Result>(new CreateRole.Command("oidc reader", ["customers.list"]));
        await admin.Run<SetEmployeeRoles.Result>(new SetEmployeeRoles.Command(employee.Id, employee.Version, [role.Id]));
        foreach (var door in Enum.GetValues<Door>())
        {
            var me = await new Client(shop, Token(key, issuer.Urls.First(), "zhao.min@idp", "our-erp"), door).Run<GetMe.Result>(new GetMe.Query());
            (me.Id, me.Kind, me.Permissions.Single()).ShouldBe((employee.Id, CallerKind.Employee, "customers.list"));
            (await new Client(shop, Token(key, issuer.Urls.First(), "stranger@idp", "our-erp"), door).Refused(new GetMe.Query())).Code.ShouldBe("UNAUTHENTICATED");
            (await new Client(shop, Token(key, issuer.Urls.First(), employee.Id.ToString(), "our-erp"), door).Refused(new GetMe.Query())).Code.ShouldBe("UNAUTHENTICATED");
            (await new Client(shop, Token(key, issuer.Urls.First(), "zhao.min@idp", "their-erp"), door).Refused(new GetMe.Query())).Code.ShouldBe("WRONG_AUDIENCE");
        }
        await admin.Run<GetEmployee.Result>(new UpdateEmployee.Command(employee.Id, 2, Subject: "zhao@idp"));
        (await new Client(shop, Token(key, issuer.Urls.First(), "zhao.min@idp", "our-erp"), Door.Rest).Refused(new GetMe.Query())).Code.ShouldBe("UNAUTHENTICATED");
        (await new Client(shop, Token(key, issuer.Urls.First(), "zhao@idp", "our-erp"), Door.Rest).Run<GetMe.Result>(new GetMe.Query())).Id.ShouldBe(employee.Id);
    }

    private static async Task<WebApplication> Issuer(ECDsa key)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        app.MapGet("/.well-known/openid-configuration", () => new { issuer = app.Urls.First(), jwks_uri = app.Urls.First() + "/keys" });
        app.MapGet("/keys", () => new { keys = new[] { new { kty = "EC", crv = "P-256", kid = "k1", use = "sig", alg = "ES256", x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y) } } });
        await app.StartAsync();
        return app;
    }

    private static string Token(ECDsa key, string issuer, string subject, string audience) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = issuer, Audience = audience, Claims = new Dictionary<string, object> { ["sub"] = subject }, Expires = DateTime.UtcNow.AddMinutes(5),
        SigningCredentials = new(new ECDsaSecurityKey(key) { KeyId = "k1" }, SecurityAlgorithms.EcdsaSha256),
    });
}
