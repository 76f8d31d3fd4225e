using Microsoft.EntityFrameworkCore;
using Waybill.Features.Access;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;

namespace Waybill.Api.Demo;

/// <summary>A small trading company to try the system on, entered once through the same operations that everybody uses.</summary>
internal static class DemoCompany
{
    /// <summary>Seeds an empty database and gives one new API key per role; does nothing where there is a company already.</summary>
    public static async Task<IReadOnlyList<(string Role, string Key)>> SeedOnce(IServiceProvider services, CancellationToken ct)
    {
        await using (var scope = services.CreateAsyncScope())
            if (await scope.ServiceProvider.GetRequiredService<Database>().Companies.AnyAsync(ct)) return [];
        var seeding = new Seeding(services);
        await seeding.Run<CompanyView>(new SetUpCompany.Command("云单贸易有限公司 Waybill Trading", "CNY"), ct);
        var people = await DemoPeople.Enter(seeding, ct);
        await DemoGoods.Enter(seeding, people, ct);
        return await Clients(services, seeding, ct);
    }

    private static async Task<IReadOnlyList<(string Role, string Key)>> Clients(IServiceProvider services, Seeding seeding, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var known = scope.ServiceProvider.GetRequiredService<AccessDesk>().AllPermissions;
        var keys = new List<(string, string)>();
        foreach (var (name, patterns) in DemoRoles.All)
        {
            var role = await seeding.Run<CreateRole.Result>(new CreateRole.Command(name, DemoRoles.Expand(patterns, known)), ct);
            var client = await seeding.Run<CreateApiClient.Result>(new CreateApiClient.Command(DemoKeys.ClientOf(name), [role.Id], null), ct);
            keys.Add((name, await DemoKeys.Issue(services, client.Id, ct)));
        }
        return keys;
    }
}
