using System.Linq.Expressions;
using Waybill.Features.Customers;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Prices;

/// <summary>To whom a list speaks, from everybody to one customer.</summary>
public enum PriceLevel { Base, Channel, Group, Customer }

/// <summary>The level of a list and the channel, group or customer it is for: exactly the one its level calls for.</summary>
public sealed record PriceScope(PriceLevel Level, string? Channel = null, Guid? GroupId = null, Guid? CustomerId = null)
{
    internal PriceScope Checked()
    {
        List<Fault> faults = [.. Fault(PriceLevel.Channel, "channel", Channel is not null), .. Fault(PriceLevel.Group, "groupId", GroupId is not null),
            .. Fault(PriceLevel.Customer, "customerId", CustomerId is not null)];
        return faults.Count == 0 ? this : throw Refusal.Of(faults);
    }

    private IEnumerable<Fault> Fault(PriceLevel level, string member, bool named)
    {
        if (named != (Level == level)) yield return (named ? PriceRefusals.ScopeUnfitting : PriceRefusals.ScopeMissing).Fault("/" + member, ("level", Level), ("member", member));
    }
}

/// <summary>Who buys, where, in which currency and on which date: this decides which lists speak.</summary>
public sealed record Purchase(Guid CustomerId, Guid? GroupId, string? Channel, string Currency, DateOnly Date)
{
    public static Purchase By(Customer customer, string? channel, string currency, DateOnly date) => new(customer.Id, customer.GroupId, channel, currency, date);

    /// <summary>The one statement of which lists speak to a purchase. The database evaluates it, and so do tests.</summary>
    internal static readonly Expression<Func<PriceList, Guid, Guid?, string?, string, DateOnly, bool>> Concerns = (list, customer, group, channel, currency, date) =>
        list.Active && list.Currency == currency
        && (list.ValidFrom == null || list.ValidFrom <= date) && (list.ValidUntil == null || list.ValidUntil >= date)
        && (list.Level == PriceLevel.Base
            || (list.Level == PriceLevel.Channel && list.Channel == channel)
            || (list.Level == PriceLevel.Group && list.GroupId == group)
            || (list.Level == PriceLevel.Customer && list.CustomerId == customer));
}

/// <summary>Prices of one currency that hold together (价目表): for whom, from when until when.</summary>
public sealed class PriceList : Root
{
    private PriceList() { }

    public PriceList(string code, string name, string currency, bool taxIncluded, PriceScope scope)
    {
        (Code, Name, Currency, TaxIncluded) = (code, name, currency, taxIncluded);
        (Level, Channel, GroupId, CustomerId) = scope.Checked();
    }

    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string Currency { get; private set; } = "";

    /// <summary>Whether tax is part of its prices.</summary>
    public bool TaxIncluded { get; private set; }
    public PriceLevel Level { get; private set; }
    public string? Channel { get; private set; }
    public Guid? GroupId { get; private set; }
    public Guid? CustomerId { get; private set; }

    /// <summary>The first business date it holds; without one it has always held.</summary>
    public DateOnly? ValidFrom { get; private set; }

    /// <summary>The last business date it holds; without one it holds on.</summary>
    public DateOnly? ValidUntil { get; private set; }
    public bool Active { get; set; } = true;

    public void Rename(string name) => Name = name;

    /// <summary>Both dates count in.</summary>
    public void Hold(DateOnly? from, DateOnly? until)
    {
        if (until < from) throw PriceRefusals.ValidityBackwards.At("/validUntil", ("from", from), ("until", until));
        (ValidFrom, ValidUntil) = (from, until);
    }
}
