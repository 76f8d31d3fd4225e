using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Waybill.Infrastructure.Lists;
using Waybill.Tests.Support;

namespace Waybill.Tests.Infrastructure.Lists;

/// <summary>A table of 137 parcels in a schema of its own.</summary>
[CollectionDefinition(Collection)]
public sealed class ParcelDatabase : IAsyncLifetime, ICollectionFixture<ParcelDatabase>
{
    internal const string Collection = "Parcels";
    internal const int Rows = 137;
    private readonly Statements statements = new();
    private string connection = "";

    /// <summary>The text of every query sent.</summary>
    internal ConcurrentQueue<string> Sent => statements.Sent;

    internal Context Open() => new(new DbContextOptionsBuilder<Context>().UseNpgsql(connection).AddInterceptors(statements).Options);

    public async Task InitializeAsync()
    {
        connection = await TestDatabase.ConnectionString();
        await using var db = Open();
        await db.Database.ExecuteSqlRawAsync("drop schema if exists list_trial cascade; create schema list_trial;");
        await db.Database.ExecuteSqlRawAsync(db.Database.GenerateCreateScript().Replace("{", "{{").Replace("}", "}}"));
        db.AddRange(Parcels.Some(Rows));
        await db.SaveChangesAsync();
    }

    public async Task DisposeAsync()
    {
        await using var db = Open();
        await db.Database.ExecuteSqlRawAsync("drop schema list_trial cascade");
    }

    /// <summary>All pages, one after the other; between two of them something may happen.</summary>
    internal async Task<List<Parcels.Row>> Walk(ListQuery query, Func<int, Task>? between = null)
    {
        var all = new List<Parcels.Row>();
        for (var pages = 1; ; pages++)
        {
            var page = await Page(query);
            page.Items.Count.ShouldBeInRange(page.NextPageToken is null ? 0 : query.PageSize!.Value, query.PageSize!.Value);
            all.AddRange(page.Items);
            if (page.NextPageToken is null) return all;
            query = query with { PageToken = page.NextPageToken };
            await (between?.Invoke(pages) ?? Task.CompletedTask);
        }
    }

    internal async Task<Page<Parcels.Row>> Page(ListQuery query)
    {
        await using var db = Open();
        return await db.Set<Parcel>().ToPage(query, Parcels.Fields, Parcels.Anyone, p => new Parcels.Row(p.Id, p.Number, p.Rank), default);
    }

    internal async Task<List<Parcel>> Everything()
    {
        await using var db = Open();
        return await db.Set<Parcel>().AsNoTracking().ToListAsync();
    }

    internal sealed class Context(DbContextOptions<Context> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.HasDefaultSchema("list_trial");
            var parcel = modelBuilder.Entity<Parcel>().ToTable("parcels");
            parcel.Property(p => p.Id).ValueGeneratedNever();
            parcel.Property(p => p.Number).UseCollation("C");
            parcel.Property(p => p.Recipient).UseCollation("C");
            parcel.Property(p => p.Status).HasConversion<string>();
            parcel.Property(p => p.Former).HasConversion<string>();
            parcel.Property(p => p.Fee).HasColumnType("numeric(18,2)");
            parcel.Property(p => p.Insured).HasColumnType("numeric(18,6)");
        }
    }

    private sealed class Statements : DbCommandInterceptor
    {
        public ConcurrentQueue<string> Sent { get; } = new();

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Sent.Enqueue(command.CommandText);
            return new(result);
        }
    }
}
