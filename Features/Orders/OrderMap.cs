using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Customers;
using Waybill.Features.Items;
using Waybill.Features.Organization;
using Waybill.Features.Quotes;
using Waybill.Features.Warehouses;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Orders;

/// <summary>The ways into this feature's tables.</summary>
public static class OrderWays
{
    /// <summary>An order with its lines.</summary>
    internal static readonly Whole<Order> WithLines = new(orders => orders.Include(o => o.Lines));

    extension(Database db)
    {
        public IQueryable<Order> Orders => db.Visible<Order>();
        public DbSet<OrderLine> OrderLines => db.Set<OrderLine>();
    }
}

/// <summary>
/// Orders are locked before anything is decided on their counters. Whoever locks several locks them by id; a delivery, receipt or invoice is
/// locked before its orders; stock and customers' accounts come after.
/// </summary>
public static class OrderLocks
{
    /// <summary>The order that the caller named, with its lines, locked, or 404.</summary>
    public static Task<Order> RequireLockedOrder(this Database db, Guid id, CancellationToken ct) => db.Orders.RequireLocked(db, OrderWays.WithLines, id, ct);

    /// <summary>The order that a member of the request refers to, with its lines, locked, or UNKNOWN_REFERENCE.</summary>
    public static Task<Order> ReferLockedOrder(this Database db, Guid id, string pointer, CancellationToken ct) => db.Orders.ReferLocked(db, OrderWays.WithLines, id, pointer, ct);

    /// <summary>The order behind a document that was reached already, with its lines, locked.</summary>
    public static Task<Order> LockOrderBehind(this Database db, Guid id, CancellationToken ct) => db.Every<Order>().RequireLocked(db, OrderWays.WithLines, id, ct);

    /// <summary>Those orders that exist and that the caller may see, locked, by id.</summary>
    public static Task<Dictionary<Guid, Order>> LockOrders(this Database db, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        db.LockNext<Order>(ids);
        return db.Orders.Some(db, OrderWays.WithLines, ids, ct);
    }

    /// <summary>The orders behind a document that was reached already, locked, by id.</summary>
    public static Task<Dictionary<Guid, Order>> LockOrdersBehind(this Database db, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        db.LockNext<Order>(ids);
        return db.Every<Order>().Some(db, OrderWays.WithLines, ids, ct);
    }
}

internal sealed class OrderMap : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> map)
    {
        map.ToTable("orders", table => table.Changing());
        map.ComplexProperty(o => o.ShipTo);
        map.HasIndex(o => o.Number).IsUnique().Refuses(OrderRefusals.NumberTaken);
        map.HasIndex(o => o.ExternalId).IsUnique().Refuses(OrderRefusals.ExternalIdTaken);
        map.HasIndex(o => o.QuoteId).IsUnique().Refuses(QuoteRefusals.Converted);
        map.HasIndex(o => new { o.CustomerId, o.CustomerPurchaseOrder }).HasFilter("customer_purchase_order is not null");
        map.ReadWithinReach();
        map.HasOne<Quote>().WithMany().HasForeignKey(o => o.QuoteId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Customer>().WithMany().HasForeignKey(o => o.CustomerId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Employee>().WithMany().HasForeignKey(o => o.OwnerId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Warehouse>().WithMany().HasForeignKey(o => o.WarehouseId).OnDelete(DeleteBehavior.Restrict).NotLookedUp();
        map.HasMany(o => o.Lines).WithOne(l => l.Order).HasForeignKey(l => l.OrderId).IsRequired();
    }
}

internal sealed class OrderLineMap : IEntityTypeConfiguration<OrderLine>
{
    public void Configure(EntityTypeBuilder<OrderLine> map)
    {
        map.ToTable("order_lines", table =>
        {
            table.Changing();
            table.HasCheckConstraint("ck_order_lines_issued", "issued >= 0 and issued <= delivered");
            table.HasCheckConstraint("ck_order_lines_delivered", "delivered <= base_quantity + tolerance + reopened");
            table.HasCheckConstraint("ck_order_lines_redelivered", "redelivered >= 0 and redelivered <= reopened and redelivered <= issued and to_reopen >= 0");
            table.HasCheckConstraint("ck_order_lines_claimed", "invoiced >= 0 and invoiced <= claimed and claimed <= base_quantity + tolerance");
            table.HasCheckConstraint("ck_order_lines_shipped", "shipped >= 0 and shipped <= issued");
        });
        map.HasIndex(l => new { l.PromisedDate, l.Id }, "ix_order_lines_wanted").HasFilter("base_quantity - cancelled + reopened - issued > 0");
        map.HasOne<Item>().WithMany().HasForeignKey(l => l.ItemId).OnDelete(DeleteBehavior.Restrict).NotLookedUp();
        map.HasOne<Warehouse>().WithMany().HasForeignKey(l => l.WarehouseId).OnDelete(DeleteBehavior.Restrict).NotLookedUp();
    }
}
