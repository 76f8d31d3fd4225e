using Microsoft.Extensions.DependencyInjection;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Access;

/// <summary>
/// Who may do what, with which records, and which of their fields. A role allows named permissions and nothing else, and may reach only some of the records;
/// employees and API clients hold roles; an API client proves itself by a key,
/// which is shown once, stored only as a hash, and may be narrowed to some permissions and expire.
/// </summary>
public sealed class AccessFeature : Feature
{
    public override string Story => "Roles and their permissions, API clients and their keys, access tokens.";
    public override string Prefix => "/v1";

    public override void Map(Doors doors)
    {
        GetMe.Map(doors);
        ExplainAccess.Map(doors);
        IssueToken.Map(doors);
        ListPermissions.Map(doors);
        CreateRole.Map(doors);
        UpdateRole.Map(doors);
        ListRoles.Map(doors);
        SetEmployeeRoles.Map(doors);
        CreateApiClient.Map(doors);
        ListApiClients.Map(doors);
        IssueApiKey.Map(doors);
        ListApiKeys.Map(doors);
        RevokeApiKey.Map(doors);
    }

    public override void Services(IServiceCollection services) => services.AddSingleton<CallerCache>().AddScoped<AccessDesk>().AddScoped<TokenDesk>()
        .AddScoped<IGuardSubjects, SubjectGuard>();
}
