using Google.Protobuf;
using Google.Protobuf.Reflection;
using Waybill.Infrastructure.Grpc;
using Waybill.Infrastructure.Pipeline;
using Waybill.Tests.Support;
using Waybill.Tests.Support.Toys;

namespace Waybill.Tests.Infrastructure.Grpc;

public class ProtoWriterTests
{
    private const string Csharp = "Waybill.Tests.Protos.V1";
    private static readonly IReadOnlyList<FileDescriptor> Compiled = ProtoFiles.In(typeof(ToyDoor).Assembly);

    [Fact]
    public void What_is_checked_in_is_what_the_records_say()
    {
        foreach (var (path, text) in Write(Compiled))
            text.ShouldBe(File.ReadAllText(Path.Combine(Root(), "tests/Support/Protos", path)));
    }

    [Fact]
    public void Writing_twice_gives_the_same_text() => Write([]).ShouldBe(Write([]));

    [Fact]
    public void A_known_field_keeps_its_number_wherever_it_stands()
    {
        var before = Edited(file => Message(file, "Address").Field.Single(f => f.Name == "city").Number = 7);

        Parcels(before).ShouldContain("message Address {\n  string city = 7;\n  optional string street = 2;\n}");
    }

    [Fact]
    public void A_new_field_gets_the_next_number()
    {
        var before = Edited(file => Message(file, "Address").Field.RemoveAt(0));

        Parcels(before).ShouldContain("message Address {\n  string city = 3;\n  optional string street = 2;\n}");
    }

    [Fact]
    public void A_removed_field_stays_reserved_for_ever()
    {
        var before = Edited(file =>
        {
            Message(file, "Address").Field.Add(new FieldDescriptorProto { Name = "zip", Number = 5, Type = FieldDescriptorProto.Types.Type.String });
            Message(file, "Address").ReservedRange.Add(new DescriptorProto.Types.ReservedRange { Start = 3, End = 5 });
            Message(file, "Address").ReservedName.Add("county");
        });

        Parcels(before).ShouldContain("message Address {\n  reserved 3 to 5;\n  reserved \"county\", \"zip\";\n  string city = 1;");
    }

    [Fact]
    public void A_field_of_another_type_gets_a_new_number()
    {
        var before = Edited(file => Message(file, "Address").Field.Single(f => f.Name == "city").Type = FieldDescriptorProto.Types.Type.Int32);

        Parcels(before).ShouldContain("message Address {\n  reserved 1;\n  string city = 3;");
    }

    [Fact]
    public void A_removed_enum_value_stays_reserved()
    {
        var before = Edited(file => file.EnumType.Single().Value.Add(new EnumValueDescriptorProto { Name = "PARCEL_SIZE_TINY", Number = 9 }));

        Parcels(before).ShouldContain("enum ParcelSize {\n  reserved 9;\n  reserved \"PARCEL_SIZE_TINY\";\n  PARCEL_SIZE_UNSPECIFIED = 0;");
    }

    [Fact]
    public void Sentences_about_records_become_comments() =>
        ProtoWriter.Write(ToyCatalogue.Whole(), [], m => m.Name == "City" ? "The city,\nas the post knows it." : null, ToyCatalogue.Package, Csharp)["toys/v1/parcels.proto"]
            .ShouldContain("  // The city,\n  // as the post knows it.\n  string city = 1;");

    [Fact]
    public void Two_types_of_one_name_are_refused()
    {
        var catalogue = new OperationCatalogue();
        new Doors("Parcels", "/v1/parcels", catalogue).Post<Clash.Command, Clash.Result, Clash.Handler>("/", "Clash", "Clashes");

        Should.Throw<InvalidOperationException>(() => ProtoWriter.Write(catalogue, [])).Message.ShouldContain("would both be called ProtoWriterTestsClashPart");
    }

    [Fact]
    public void A_member_without_a_form_in_a_message_is_refused_by_name()
    {
        var catalogue = new OperationCatalogue();
        new Doors("Parcels", "/v1/parcels", catalogue).Post<Unfit.Command, Address, Unfit.Handler>("/", "Unfit", "Does not fit");

        Should.Throw<InvalidOperationException>(() => ProtoWriter.Write(catalogue, [])).Message.ShouldContain("Unfit+Command.Share");
    }

    internal static IReadOnlyList<FileDescriptor> Edited(Action<FileDescriptorProto> edit, string name = "toys/v1/parcels.proto")
    {
        var whole = new Dictionary<string, FileDescriptor>();
        void Collect(FileDescriptor file)
        {
            foreach (var import in file.Dependencies) Collect(import);
            whole.TryAdd(file.Name, file);
        }
        foreach (var file in Compiled) Collect(file);
        return FileDescriptor.BuildFromByteStrings(whole.Values.Select(file =>
        {
            var proto = file.ToProto();
            if (file.Name == name) edit(proto);
            return proto.ToByteString();
        }));
    }

    internal static DescriptorProto Message(FileDescriptorProto file, string name) => file.MessageType.Single(m => m.Name == name);

    private static string Parcels(IReadOnlyList<FileDescriptor> before) => Write(before)["toys/v1/parcels.proto"];

    private static IReadOnlyDictionary<string, string> Write(IReadOnlyList<FileDescriptor> before) =>
        ProtoWriter.Write(ToyCatalogue.Whole(), before, null, ToyCatalogue.Package, Csharp);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Api.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    private static class Clash
    {
        [RequiresSignIn]
        public sealed record Command(Part One, ClashPart Two);
        public sealed record Part(string A);
        public sealed record ClashPart(string B);
        public sealed record Result(string A);

        internal sealed class Handler : IHandler<Command, Result>
        {
            public Task<Result> Handle(Command request, CancellationToken ct) => throw new NotSupportedException();
        }
    }

    private static class Unfit
    {
        [RequiresSignIn]
        public sealed record Command(double Share);

        internal sealed class Handler : IHandler<Command, Address>
        {
            public Task<Address> Handle(Command request, CancellationToken ct) => throw new NotSupportedException();
        }
    }
}
