using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Pipeline;

namespace Waybill.Features.Customers;

/// <summary>A contact as a client enters it.</summary>
public sealed record ContactEntry(string Name, string? Title, [MaxLength(40), Telephone] string? Phone, [EmailAddress] string? Email)
{
    internal Contact ToContact() => new() { Name = Name, Title = Title, Phone = Phone, Email = Email };
}

/// <summary>An address as a client enters it.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, or the name as the customer writes it.</param>
public sealed record AddressEntry(AddressUse Use, string Street, [MaxLength(100)] string? City, [MaxLength(100)] string? Region, [MaxLength(20)] string? PostalCode, [MaxLength(60)] string Country)
{
    internal Address ToAddress() => new() { Use = Use, Street = Street, City = City, Region = Region, PostalCode = PostalCode, Country = Country };
}

/// <summary>A contact of a customer.</summary>
public sealed record ContactView(Guid Id, string Name, string? Title, [Telephone] string? Phone, string? Email)
{
    internal static ContactView Of(Contact c) => new(c.Id, c.Name, c.Title, c.Phone, c.Email);
}

/// <summary>An address of a customer.</summary>
public sealed record AddressView(Guid Id, AddressUse Use, string Street, string? City, string? Region, string? PostalCode, string Country)
{
    internal static AddressView Of(Address a) => new(a.Id, a.Use, a.Street, a.City, a.Region, a.PostalCode, a.Country);
}
