namespace Waybill.Features.Organization;

/// <summary>By the subject of an employee one signs in as them; whoever knows what they may do guards it.</summary>
public interface IGuardSubjects
{
    /// <summary>Refuses with ESCALATION or REACH_ESCALATION unless the caller holds all that the employee holds, even if they have left.</summary>
    Task RequireHeld(Employee employee, CancellationToken ct);
}
