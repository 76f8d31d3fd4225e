using Waybill.Features.Organization;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Access;

/// <summary>Whoever says by which subject an employee signs in could sign in as them, and so holds all that they hold. Who signed in by the old one is asked for anew.</summary>
internal sealed class SubjectGuard(AccessDesk access, CallerCache cache, CurrentUser user) : IGuardSubjects
{
    public async Task RequireHeld(Employee employee, CancellationToken ct)
    {
        AccessDesk.RequireHeld(await access.Of(employee, ct), user);
        cache.Forget();
    }
}
