using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Values;

namespace Waybill.Features.StockWork;

/// <summary>What the warehouse is to do: issue or receive goods of a document, confirm a paper it has begun, count.</summary>
public enum StockTaskKind { Issue, Receive, ConfirmStockOut, ConfirmStockIn, Count }

/// <summary>Something that waits for a warehouse. It is read from the documents and never stored.</summary>
public sealed class StockTask : Entity
{
    private StockTask() { }

    public StockTaskKind Task { get; private set; }
    public string DocumentKind { get; private set; } = "";
    public Guid DocumentId { get; private set; }
    public string Number { get; private set; } = "";
    public Guid? WarehouseId { get; private set; }
    public int Lines { get; private set; }
    public DateOnly? DueDate { get; private set; }
    public DateTimeOffset Since { get; private set; }
}

internal sealed class StockTaskMap : IEntityTypeConfiguration<StockTask>
{
    public void Configure(EntityTypeBuilder<StockTask> map)
    {
        map.ToView(null);
        map.Property(t => t.Task).HasConversion(t => Texts.Camel(t.ToString()), text => Enum.Parse<StockTaskKind>(text, true));
    }
}
