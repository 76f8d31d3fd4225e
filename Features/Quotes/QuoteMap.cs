using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Features.Customers;
using Waybill.Features.Items;
using Waybill.Features.Organization;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Quotes;

/// <summary>The ways into this feature's tables.</summary>
public static class QuoteWays
{
    extension(Database db)
    {
        public IQueryable<Quote> Quotes => db.Visible<Quote>();
    }
}

internal sealed class QuoteMap : IEntityTypeConfiguration<Quote>
{
    public void Configure(EntityTypeBuilder<Quote> map)
    {
        map.ToTable("quotes");
        map.HasIndex(q => new { q.Number, q.Revision }).IsUnique().Refuses(QuoteRefusals.NumberTaken);
        map.HasIndex(q => q.ExternalId).IsUnique().Refuses(QuoteRefusals.ExternalIdTaken);
        map.HasIndex(q => q.RevisedFromId).IsUnique().HasFilter("status <> 'cancelled'").Refuses(QuoteRefusals.RevisionOpen);
        map.ReadWithinReach();
        map.HasIndex(q => new { q.CustomerId, q.ValidUntil }, "ix_quotes_accepted").HasFilter("status = 'accepted'");
        map.HasIndex(q => new { q.ValidUntil, q.Id }, "ix_quotes_expiring").HasFilter("status in ('approved', 'sent')");
        map.HasOne<Quote>().WithMany().HasForeignKey(q => q.RevisedFromId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Customer>().WithMany().HasForeignKey(q => q.CustomerId).OnDelete(DeleteBehavior.Restrict);
        map.HasOne<Employee>().WithMany().HasForeignKey(q => q.OwnerId).OnDelete(DeleteBehavior.Restrict);
        map.HasMany(q => q.Lines).WithOne().HasForeignKey("QuoteId").IsRequired();
    }
}

internal sealed class QuoteLineMap : IEntityTypeConfiguration<QuoteLine>
{
    public void Configure(EntityTypeBuilder<QuoteLine> map)
    {
        map.ToTable("quote_lines");
        map.HasOne<Item>().WithMany().HasForeignKey(l => l.ItemId).OnDelete(DeleteBehavior.Restrict);
    }
}
