using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Access;

/// <summary>How far a role reaches among the records of one kind. A kind that no scope of the role names is reached as a whole.</summary>
/// <param name="Kind">order, customer, quote …, or * for every kind that the role does not name.</param>
/// <param name="Action">Who may edit may read; a scope for reading allows no editing.</param>
/// <param name="Regions">Only records of customers in these regions.</param>
/// <param name="ProductLines">Only records of customers of these product lines.</param>
/// <param name="CustomerClasses">Only records of customers of these classes.</param>
public sealed record RoleScope([MaxLength(40)] string Kind, RecordAction Action, RecordScope Scope, [MinLength(1), MaxLength(50)] IReadOnlyList<string>? Regions = null,
    [MinLength(1), MaxLength(50)] IReadOnlyList<string>? ProductLines = null, [MinLength(1), MaxLength(50)] IReadOnlyList<string>? CustomerClasses = null)
{
    internal Grant Grant => new(Scope, Regions, ProductLines, CustomerClasses);
}
