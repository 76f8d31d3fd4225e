using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Customers;

/// <summary>
/// A document about one customer: a quote, an order, a receipt. It belongs to an employee, and who may see it is decided by its owner and by its customer
/// (see <see cref="Visibility"/>). A document made from another belongs to whom that one belongs to.
/// </summary>
public abstract class CustomerDocument : Root
{
    protected CustomerDocument() { }

    /// <param name="ownerId">The customer's owner if not given.</param>
    protected CustomerDocument(Customer customer, Guid? ownerId = null) => (CustomerId, CustomerName, OwnerId) = (customer.Id, customer.Name, ownerId ?? customer.OwnerId);

    protected CustomerDocument(CustomerDocument origin) => (CustomerId, CustomerName, OwnerId) = (origin.CustomerId, origin.CustomerName, origin.OwnerId);

    public Guid CustomerId { get; private set; }

    /// <summary>As it was when the document was made.</summary>
    public string CustomerName { get; private set; } = "";

    /// <summary>The responsible employee (负责员工, 业务员).</summary>
    public Guid? OwnerId { get; private set; }

    public void BelongTo(Guid? ownerId) => OwnerId = ownerId;
}

/// <summary>How documents of customers are kept.</summary>
public static class CustomerDocumentMap
{
    /// <summary>The ways to the documents that a caller reaches, the newest first: all of them, those of owners, of customers, and what one entered oneself.</summary>
    public static void ReadWithinReach<T>(this EntityTypeBuilder<T> map) where T : CustomerDocument
    {
        map.HasIndex(d => new { d.CreatedAt, d.Id });
        map.HasIndex(d => new { d.OwnerId, d.CreatedAt, d.Id });
        map.HasIndex(d => new { d.CustomerId, d.CreatedAt, d.Id });
        map.HasIndex(d => d.CreatedBy);
    }
}
