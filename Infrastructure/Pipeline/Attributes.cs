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

/// <summary>A member of an answer that only callers with the permission <c>fields.{class}</c> may see, filter, or order by; for others it is absent.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public abstract class FieldClassAttribute(string name) : Attribute
{
    public string Permission { get; } = "fields." + name;
}

/// <summary>What we sell for: prices, discounts, amounts of sales documents.</summary>
public sealed class SellingPriceAttribute() : FieldClassAttribute("selling-price");

/// <summary>What goods cost us, and the value of stock.</summary>
public sealed class CostAttribute() : FieldClassAttribute("cost");

/// <summary>What it cost the warehouse to get goods out (出库杂费): its own affair, not that of sales.</summary>
public sealed class HandlingCostAttribute() : FieldClassAttribute("handling-cost");

/// <summary>A secret in an answer: the caller gets it once; it is not stored with the answer for a retry, nor anywhere else.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ShownOnceAttribute : Attribute;

/// <summary>Further permissions that the handler asks for in some cases.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AsksAttribute(params string[] permissions) : Attribute
{
    public IReadOnlyList<string> Permissions { get; } = permissions;
}

/// <summary>The events whose body this record is: "order.approved". Which members a receiver gets is decided by their field classes.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TellsAttribute(params string[] types) : Attribute
{
    public IReadOnlyList<string> Types { get; } = types;
}
