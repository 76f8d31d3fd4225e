namespace Waybill.Infrastructure.Values;

/// <summary>A document as others know it who need not know its feature: its kind ("order", "delivery") and id.</summary>
public sealed record DocumentRef(string Kind, Guid Id);
