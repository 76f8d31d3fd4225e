namespace Waybill.Infrastructure.Pipeline;

/// <summary>The permission that a caller needs for the operation.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(string permission) : Attribute
{
    public string Permission { get; } = permission;
}

/// <summary>Anybody who is signed in may run the operation.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresSignInAttribute : Attribute;

/// <summary>The codes, beyond the platform's own, with which the operation may be refused. The contract lists them; tests hold the operation to them.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RefusesAttribute(params string[] codes) : Attribute
{
    public IReadOnlyList<string> Codes { get; } = codes;
}

/// <summary>The operation moves money, stock or ownership, or makes an order: without an Idempotency-Key it is refused.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsKeyAttribute : Attribute;

/// <summary>What a caller may do with the members of a field class.</summary>
public enum FieldAccess
{
    /// <summary>They are absent.</summary>
    Hidden,

    /// <summary>Texts are seen with their middle starred out, everything else is absent.</summary>
    Masked,

    /// <summary>They are seen, but a request that sets one is refused.</summary>
    ReadOnly,
    Full,
}

/// <summary>
/// A member of a class that not everybody may know: <c>fields.{class}</c> allows to see and set it, <c>fields.{class}.read</c> to see it, <c>fields.{class}.masked</c> to see part of it.
/// To all others it is absent, and nobody may filter or order by what they cannot see.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public abstract class FieldClassAttribute(string name) : Attribute
{
    public string Permission { get; } = "fields." + name;
    public string ReadPermission { get; } = $"fields.{name}.read";
    public string MaskedPermission { get; } = $"fields.{name}.masked";

    /// <summary>The permissions that the class has.</summary>
    public IReadOnlyList<string> Permissions => [Permission, ReadPermission, MaskedPermission];

    /// <summary>One of each class there is.</summary>
    public static IReadOnlyList<FieldClassAttribute> All { get; } = [.. typeof(FieldClassAttribute).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(FieldClassAttribute))).OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => (FieldClassAttribute)Activator.CreateInstance(t)!)];
}

/// <summary>What we sell for: prices, discounts, amounts of sales documents.</summary>
public sealed class SellingPriceAttribute() : FieldClassAttribute("selling-price");

/// <summary>What goods cost us, and the value of stock.</summary>
public sealed class CostAttribute() : FieldClassAttribute("cost");

/// <summary>What is left of a price after cost.</summary>
public sealed class MarginAttribute() : FieldClassAttribute("margin");

/// <summary>Telephone numbers of people at customers.</summary>
public sealed class TelephoneAttribute() : FieldClassAttribute("phone");

/// <summary>What it cost the warehouse to get goods out (出库杂费): its own affair, not that of sales.</summary>
public sealed class HandlingCostAttribute() : FieldClassAttribute("handling-cost");

/// <summary>What the books say lies there: who counts blind does not see it.</summary>
public sealed class BookQuantityAttribute() : FieldClassAttribute("book-quantity");

/// <summary>A secret in an answer: the caller gets it once; it is not stored with the answer for a retry, nor anywhere else.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ShownOnceAttribute : Attribute;

/// <summary>Further permissions that the handler asks for in some cases.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AsksAttribute(params string[] permissions) : Attribute
{
    public IReadOnlyList<string> Permissions { get; } = permissions;
}
