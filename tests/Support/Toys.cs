using System.ComponentModel.DataAnnotations;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Values;

namespace Waybill.Tests.Support.Toys;

public enum ParcelSize { Small, Large, ExtraLarge }

public sealed record Address(string City, string? Street);

public sealed record Box(string Name, IReadOnlyList<Box> Boxes);

public static class CreateParcel
{
    [Requires("parcels.create")]
    public sealed record Command(
        Guid CustomerId, string Title, string? Note, bool Fragile, bool? Insured, int Pieces, int? Floor, long Grams, long? Limit,
        decimal Rate, decimal? Discount, Money Price, Money? Cost, DateOnly DueDate, DateOnly? ValidUntil, DateTimeOffset PlacedAt, DateTimeOffset? SeenAt,
        ParcelSize Size, ParcelSize? OtherSize, IReadOnlyList<ParcelLine> Lines, string[] Tags, IReadOnlyList<decimal> Steps, IReadOnlyList<ParcelSize> Sizes,
        IReadOnlyList<Guid>? Friends, IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, decimal>? Fees, Address Address, Address? Second,
        int Copies = 3, string? Unit = "kg", ParcelSize Wrap = ParcelSize.Large, decimal Factor = 1.5m, bool Insure = true);

    public sealed record ParcelLine([property: MaxLength(10)] string Sku, decimal Quantity, Money UnitPrice);

    public sealed record Result(Guid ParcelId, string Number, [property: Cost] decimal? Margin, [property: Cost] ParcelSize? Grade, Box Box, int Version);

    internal sealed class Handler : IHandler<Command, Result>
    {
        public Task<Result> Handle(Command request, CancellationToken ct) => throw new NotSupportedException();
    }
}

public static class ChangeParcel
{
    [Requires("parcels.change")]
    public sealed record Command(Guid ParcelId, int Version)
    {
        public Patch<string> Title { get; init; }
        public Patch<string?> Note { get; init; }
        public Patch<decimal> Rate { get; init; }
        public Patch<decimal?> Discount { get; init; }
        public Patch<ParcelSize?> Size { get; init; }
        public Patch<IReadOnlyList<string>> Tags { get; init; }
        public Patch<Address?> Address { get; init; }
        public Patch<DateTimeOffset?> SeenAt { get; init; }
        public Patch<bool> Fragile { get; init; }
    }

    internal sealed class Handler : IHandler<Command, CreateParcel.Result>
    {
        public Task<CreateParcel.Result> Handle(Command request, CancellationToken ct) => throw new NotSupportedException();
    }
}

public static class ListParcels
{
    [RequiresSignIn]
    public sealed record Query : ListQuery
    {
        public ParcelSize? Size { get; init; }
    }

    public sealed record Row(Guid Id, string Number);

    internal sealed class Handler : IHandler<Query, Page<Row>>
    {
        public Task<Page<Row>> Handle(Query request, CancellationToken ct) => throw new NotSupportedException();
    }
}

/// <summary>A small catalogue that has every kind of member once.</summary>
public static class ToyCatalogue
{
    public const string Package = "toys.v1";

    public static OperationCatalogue Whole()
    {
        var catalogue = new OperationCatalogue();
        var parcels = new Doors("Parcels", "/v1/parcels", catalogue);
        parcels.Create<CreateParcel.Command, CreateParcel.Result, CreateParcel.Handler>("/", nameof(CreateParcel), "Register a parcel");
        parcels.Patch<ChangeParcel.Command, CreateParcel.Result, ChangeParcel.Handler>("/{parcelId}", nameof(ChangeParcel), "Change a parcel");
        parcels.List<ListParcels.Query, ListParcels.Row, ListParcels.Handler>("/", nameof(ListParcels), "List parcels");
        parcels.Batch<CreateParcel.Command, CreateParcel.Result>("/batch-create", "BatchCreateParcels", nameof(CreateParcel), "Register up to 200 parcels");
        return catalogue;
    }
}
