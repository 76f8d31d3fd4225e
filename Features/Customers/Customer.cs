using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.Customers;

/// <summary>Potential (潜在客户) until the first approved order or contract makes it formal (正式客户).</summary>
public enum CustomerStage { Potential, Formal }

/// <summary>What an address is used for.</summary>
public enum AddressUse { Shipping, Billing, Mailing }

/// <summary>Anyone we sell to (客户).</summary>
public sealed class Customer : Root
{
    private readonly List<Contact> contacts = [];
    private readonly List<Address> addresses = [];

    private Customer() { }

    public Customer(string number, string name, string currency) => (Number, Name, Currency) = (number, name, currency);

    public string Number { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>The currency it buys in.</summary>
    public string Currency { get; private set; } = "";
    public CustomerStage Stage { get; private set; } = CustomerStage.Potential;
    public string? ExternalId { get; set; }
    public string? Level { get; set; }
    public Guid? GroupId { get; set; }

    /// <summary>The responsible employee (负责员工).</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>Employees who take part (相关员工), named by hand.</summary>
    public Guid[] RelatedIds { get; set; } = [];

    /// <summary>Employees who take part because a rule says so.</summary>
    public Guid[] RelatedByRule { get; private set; } = [];

    /// <summary>What kind of customer it is, by which rules find who takes part.</summary>
    public string? Category { get; set; }

    /// <summary>The dimensions (管理维度) by which roles may be narrowed: where it is, what it buys, how confidential it is.</summary>
    public string? Region { get; set; }
    public string? ProductLine { get; set; }
    public string? CustomerClass { get; set; }
    public string? TaxpayerId { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public bool Active { get; set; } = true;

    /// <summary>The most it may owe us, in its currency; without one there is no limit.</summary>
    [Amount(OrZero = true)]
    public decimal? CreditLimit { get; private set; }

    /// <summary>Within how many days it pays for goods after they left (账期); without it, only a receipt plan says when. What it owes already stays due as it was.</summary>
    public int? PaymentTermDays { get; private set; }
    public IReadOnlyList<Contact> Contacts => contacts;
    public IReadOnlyList<Address> Addresses => addresses;

    public void Rename(string name) => Name = name;

    /// <summary>The rules have been asked who takes part.</summary>
    public void RelateByRule(IEnumerable<Guid> employees) => RelatedByRule = [.. employees.Distinct().Order()];

    public void Limit(decimal? credit, int? paymentTermDays) => (CreditLimit, PaymentTermDays) = (credit, paymentTermDays);

    /// <summary>Its first order was approved. Saying so again changes nothing.</summary>
    public void BecomeFormal() => Stage = CustomerStage.Formal;

    public Contact Add(Contact contact)
    {
        contacts.Add(contact);
        return contact;
    }

    public Address Add(Address address)
    {
        addresses.Add(address);
        return address;
    }

    public void Remove(Contact contact) => contacts.Remove(contact);

    public void Remove(Address address) => addresses.Remove(address);
}

/// <summary>A person at the customer (联系人).</summary>
public sealed class Contact : Entity
{
    public required string Name { get; init; }
    public string? Title { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
}

/// <summary>An address of the customer.</summary>
public sealed class Address : Entity
{
    public required AddressUse Use { get; init; }
    public required string Street { get; init; }
    public string? City { get; init; }
    public string? Region { get; init; }
    public string? PostalCode { get; init; }
    public required string Country { get; init; }
}

/// <summary>Customers that share prices.</summary>
public sealed class CustomerGroup : Root
{
    private CustomerGroup() { }

    public CustomerGroup(string code, string name) => (Code, Name) = (code, name);

    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
}
