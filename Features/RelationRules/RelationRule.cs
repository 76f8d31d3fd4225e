using Waybill.Infrastructure.Data;

namespace Waybill.Features.RelationRules;

/// <summary>What rules ask of a customer.</summary>
public sealed record CustomerTraits(string? Category, string? Region, string? ProductLine, string? CustomerClass, string? Level);

/// <summary>Makes an employee take part in the customers of a sort by itself: the new-product specialist in all of a category. All conditions given must hold.</summary>
public sealed class RelationRule : Root
{
    private RelationRule() { }

    public RelationRule(string name, Guid employeeId) => (Name, EmployeeId) = (name, employeeId);

    public string Name { get; private set; } = "";
    public Guid EmployeeId { get; private set; }
    public int Position { get; set; }
    public bool Active { get; set; } = true;
    public string? Category { get; private set; }
    public string? Region { get; private set; }
    public string? ProductLine { get; private set; }
    public string? CustomerClass { get; private set; }
    public string? Level { get; private set; }

    public void Rename(string name) => Name = name;

    public void Appoint(Guid employeeId) => EmployeeId = employeeId;

    /// <summary>The customers that it holds for from now on; refused when nothing is asked of them.</summary>
    public void HoldFor(CustomerTraits traits)
    {
        if (traits == new CustomerTraits(null, null, null, null, null)) throw RelationRuleRefusals.WithoutCondition.Because();
        (Category, Region, ProductLine, CustomerClass, Level) = traits;
    }

    public bool Fits(CustomerTraits c) => (Category is null || Category == c.Category) && (Region is null || Region == c.Region)
        && (ProductLine is null || ProductLine == c.ProductLine) && (CustomerClass is null || CustomerClass == c.CustomerClass) && (Level is null || Level == c.Level);
}
