using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Infrastructure.Data;

namespace Waybill.Features.Numbering;

internal static class NumberSeriesWays
{
    extension(Database db)
    {
        public DbSet<NumberSeries> NumberSeries => db.Set<NumberSeries>();
    }
}

internal sealed class NumberSeriesMap : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> map)
    {
        map.ToTable("number_series");
        map.HasIndex(s => s.Of).IsUnique().Refuses(NumberingRefusals.SeriesExists);
    }
}

internal sealed class NumberCounterMap : IEntityTypeConfiguration<NumberCounter>
{
    public void Configure(EntityTypeBuilder<NumberCounter> map) => map.ToTable("number_counters").HasKey(c => new { c.Kind, c.Period });
}
