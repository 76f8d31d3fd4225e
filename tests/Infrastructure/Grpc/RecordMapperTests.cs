using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Waybill.Api.Hosting;
using Waybill.Infrastructure.Grpc;
using Waybill.Infrastructure.Lists;
using Waybill.Infrastructure.Pipeline;
using Waybill.Infrastructure.Refusals;
using Waybill.Infrastructure.Rest;
using Waybill.Infrastructure.Values;
using Waybill.Tests.Protos.V1;
using Waybill.Tests.Support;
using Waybill.Tests.Support.Toys;
using Address = Waybill.Tests.Support.Toys.Address;
using Box = Waybill.Tests.Support.Toys.Box;
using Money = Waybill.Infrastructure.Values.Money;
using ParcelSize = Waybill.Tests.Support.Toys.ParcelSize;

namespace Waybill.Tests.Infrastructure.Grpc;

public class RecordMapperTests
{
    private static readonly Contract Contract = new(ToyCatalogue.Whole(), ToyCatalogue.Package);
    private static readonly RecordMapper Mapper = new(Contract, ProtoFiles.In(typeof(ToyDoor).Assembly));

    [Fact]
    public void Every_kind_of_member_survives_the_way_there_and_back() => Prop.ForAll<int>(seed => Survives(Toy(new Random(seed)))).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Every_message_of_the_program_has_both_ways()
    {
        var contract = new Contract((await Shop.Open()).Catalogue, ProtoWriter.Package);
        var mapper = new RecordMapper(contract, Contracts.Protos);
        foreach (var message in contract.Messages) mapper.For(message).Compile();
        contract.Messages.Count().ShouldBeGreaterThan(500);
    }

    [Fact]
    public void Values_are_written_as_the_conventions_say()
    {
        var message = (CreateParcelRequest)Write(Toy(new Random(1)) with
        {
            Rate = 2.50m, Discount = null, Price = new Money(10m, "CNY"), DueDate = new(2026, 1, 31), Size = ParcelSize.ExtraLarge, OtherSize = null, CustomerId = Guid.Empty,
        });

        (message.Rate, message.HasDiscount, message.Price.Amount, message.DueDate).ShouldBe(("2.5", false, "10.00", "2026-01-31"));
        (message.Size, message.OtherSize, message.CustomerId).ShouldBe((Protos.V1.ParcelSize.ExtraLarge, Protos.V1.ParcelSize.Unspecified, "00000000-0000-0000-0000-000000000000"));
    }

    [Fact]
    public void Everything_missing_is_reported_at_once()
    {
        var half = new CreateParcelLine { Sku = "A", Quantity = "1", UnitPrice = new() };

        var refusal = Refused(new CreateParcelRequest { Lines = { new CreateParcelLine(), half }, Steps = { "" } });

        Faults(refusal).ShouldBe([
            "/customerId REQUIRED", "/rate REQUIRED", "/price REQUIRED", "/dueDate REQUIRED", "/placedAt REQUIRED", "/size REQUIRED",
            "/lines/0/quantity REQUIRED", "/lines/0/unitPrice REQUIRED", "/lines/1/unitPrice/amount REQUIRED", "/lines/1/unitPrice/currency REQUIRED",
            "/steps/0 REQUIRED", "/address REQUIRED", "/title REQUIRED", "/lines/0/sku REQUIRED"], ignoreOrder: true);
    }

    [Fact]
    public void What_cannot_be_read_is_reported_with_what_was_expected()
    {
        var message = (CreateParcelRequest)Write(Toy(new Random(2)));
        (message.CustomerId, message.Rate, message.Discount, message.DueDate) = ("x", "1e5", "", "2026-02-30");
        (message.Size, message.PlacedAt, message.Price.Currency) = ((Protos.V1.ParcelSize)77, new Timestamp { Seconds = long.MaxValue }, "euro");
        message.Fees["late"] = "much";

        var refusal = Refused(message);

        Faults(refusal).ShouldBe(
            [.. "/customerId /rate /discount /dueDate /size /placedAt /price/currency /fees/late".Split(' ').Select(p => p + " INVALID_VALUE")], ignoreOrder: true);
        refusal.Faults.Single(f => f.Pointer == "/size").Values["expected"].ShouldBe("one of small, large, extraLarge");
    }

    [Fact]
    public void Defaults_of_the_record_stand_for_absent_members()
    {
        var message = (CreateParcelRequest)Write(Toy(new Random(3)));
        message.ClearCopies();
        message.ClearUnit();
        message.ClearFactor();
        message.ClearInsure();
        message.Wrap = Protos.V1.ParcelSize.Unspecified;

        var record = (CreateParcel.Command)Read(nameof(CreateParcel), message);

        (record.Copies, record.Unit, record.Wrap, record.Factor, record.Insure).ShouldBe((3, "kg", ParcelSize.Large, 1.5m, true));
    }

    [Fact]
    public void Without_a_mask_what_is_present_is_set()
    {
        var change = Change(new() { Title = "New", Size = Protos.V1.ParcelSize.Large, Address = new() { City = "X" } });

        (change.Title.IsSet, change.Size.IsSet, change.Address.IsSet, change.Note.IsSet, change.Tags.IsSet, change.Fragile.IsSet).ShouldBe((true, true, true, false, false, false));
        (change.Title.Or(""), change.Size.Or(null), change.Address.Or(null)).ShouldBe(("New", ParcelSize.Large, new Address("X", null)));
    }

    [Fact]
    public void With_a_mask_what_it_names_is_set_even_to_nothing()
    {
        var change = Change(new() { Title = "New", UpdateMask = new() { Paths = { "note", "discount", "size", "tags", "address", "seen_at" } } });

        change.Title.IsSet.ShouldBeFalse();
        (change.Note, change.Discount, change.Size).ShouldBe((new Patch<string?>(null), new Patch<decimal?>(null), new Patch<ParcelSize?>(null)));
        (change.Address.IsSet, change.Address.Or(new("", null)), change.SeenAt.IsSet, change.Tags.Or(["x"]).Count).ShouldBe((true, null, true, 0));
    }

    [Fact]
    public void A_mask_cannot_clear_what_is_required_nor_name_what_is_not_there() =>
        Faults(Should.Throw<Refusal>(() => Change(new() { UpdateMask = new() { Paths = { "title", "rate", "version" } } })))
            .ShouldBe(["/updateMask/2 INVALID_VALUE", "/title REQUIRED", "/rate REQUIRED"], ignoreOrder: true);

    [Fact]
    public void A_patch_survives_the_way_there_and_back()
    {
        var patch = new ChangeParcel.Command(Guid.NewGuid(), 4) { Note = new(null), Rate = 2.5m, Tags = new(["a"]), Fragile = false };

        var back = (ChangeParcel.Command)Read(nameof(ChangeParcel), Write(patch));

        (back with { Tags = default }).ShouldBe(patch with { Tags = default });
        back.Tags.Or([]).ShouldBe(["a"]);
    }

    [Fact]
    public void What_the_caller_may_not_see_is_absent()
    {
        var result = new CreateParcel.Result(Guid.NewGuid(), "P-1", null, null, new("A", [new("B", [])]), 1);

        var message = (CreateParcelResponse)Mapper.For(Rpc(nameof(CreateParcel)).Response).WriteMessage(result);

        (message.HasMargin, message.Grade, message.Box.Boxes.Single().Name).ShouldBe((false, Protos.V1.ParcelSize.Unspecified, "B"));
    }

    [Fact]
    public void A_page_and_a_batch_are_messages_of_their_own()
    {
        var page = (ListParcelsResponse)Mapper.For(Rpc(nameof(ListParcels)).Response).WriteMessage(new Page<ListParcels.Row>([new(Guid.NewGuid(), "P-1")], null, 7));
        var batch = (BatchCreateParcelsResponse)Mapper.For(Rpc("BatchCreateParcels").Response).WriteMessage(new BatchResult<CreateParcel.Result>(
            [new(0, 201, new(Guid.NewGuid(), "P-1", 1, ParcelSize.Small, new("A", []), 1), null), new(1, 422, null, new("NO", "No.", [new("/title", "REQUIRED", "Needed")]))]));

        (page.Items.Single().Number, page.HasNextPageToken, page.Count).ShouldBe(("P-1", false, 7));
        (batch.Items[0].Result.Margin, batch.Items[1].Result, batch.Items[1].Error.Errors.Single().Pointer).ShouldBe(("1", null, "/title"));
    }

    internal static CreateParcel.Command Toy(Random random)
    {
        decimal Number() => random.Next(1, 1_000_000_000) / (decimal)Math.Pow(10, random.Next(0, 7));
        string Text() => new([.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => "ab Z9%é中\u00A0"[random.Next(9)]), 'x']);
        T? Maybe<T>(Func<T> make) where T : struct => random.Next(2) == 0 ? null : make();
        T? Perhaps<T>(Func<T> make) where T : class => random.Next(2) == 0 ? null : make();
        Money Money() => new(Number(), "CNY");
        DateOnly Date() => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber));
        DateTimeOffset At() => new(random.NextInt64(DateTime.MaxValue.Ticks), TimeSpan.Zero);
        ParcelSize Size() => (ParcelSize)random.Next(3);
        Address Address() => new(Text(), Perhaps(Text));
        List<T> Few<T>(Func<T> make, int least = 0) => [.. Enumerable.Range(0, random.Next(least, 4)).Select(_ => make())];
        return new(Guid.NewGuid(), Text(), Perhaps(Text), random.Next(2) == 0, Maybe(() => random.Next(2) == 0),
            random.Next(), Maybe(random.Next), random.NextInt64(), Maybe(random.NextInt64),
            Number(), Maybe(Number), Money(), Perhaps(Money), Date(), Maybe(Date), At(), Maybe(At), Size(), Maybe(Size),
            Few(() => new CreateParcel.ParcelLine(Text(), Number(), Money())), [.. Few(Text)], Few(Number), Few(Size), Perhaps(() => Few(Guid.NewGuid, least: 1)),
            Few(Text).Distinct().ToDictionary(k => k, _ => Text()), Perhaps(() => new Dictionary<string, decimal> { [Text()] = Number() }), Address(), Perhaps(Address),
            random.Next(), Text(), Size(), Number(), random.Next(2) == 0);
    }

    internal static IMessage Write(object record) => Mapper.For(Contract.Rpcs.Single(r => r.Operation.Request == record.GetType()).Request).WriteMessage(record);

    private static bool Survives(CreateParcel.Command record)
    {
        var bytes = Write(record).ToByteArray();
        var back = Read(nameof(CreateParcel), Mapper.Parser(Rpc(nameof(CreateParcel)).Request).ParseFrom(bytes));
        JsonSerializer.Serialize(back, back.GetType(), Json.Options).ShouldBe(JsonSerializer.Serialize(record, Json.Options));
        return true;
    }

    private static ChangeParcel.Command Change(ChangeParcelRequest message)
    {
        (message.ParcelId, message.Version) = (Guid.NewGuid().ToString(), 3);
        return (ChangeParcel.Command)Read(nameof(ChangeParcel), message);
    }

    private static Refusal Refused(CreateParcelRequest message) => Should.Throw<Refusal>(() => Read(nameof(CreateParcel), message));

    private static IEnumerable<string> Faults(Refusal refusal) => refusal.Faults.Select(f => $"{f.Pointer} {f.Reason.Code}");

    private static object Read(string operation, IMessage message)
    {
        var reading = new Reading();
        var record = Mapper.For(Rpc(operation).Request).ReadRecord(message, reading);
        reading.Check(record);
        return record;
    }

    private static ProtoRpc Rpc(string operation) => Contract.Rpcs.Single(r => r.Operation.Name == operation);
}
