using Google.Protobuf.Reflection;
using Waybill.Infrastructure.Grpc;
using Waybill.Tests.Support;
using Waybill.Tests.Support.Toys;
using Type = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace Waybill.Tests.Infrastructure.Grpc;

public class ContractCheckTests
{
    [Fact]
    public void Protos_written_from_the_records_agree_with_them() => Check(ProtoFiles.In(typeof(ToyDoor).Assembly));

    [Fact]
    public void A_dropped_field_is_named() =>
        Drift(file => Message(file, "CreateParcelLine").Field.RemoveAt(1)).ShouldContain("CreateParcel: CreateParcelLine.quantity is not in the protos.");

    [Fact]
    public void An_extra_field_is_named() =>
        Drift(file => Message(file, "Address").Field.Add(new FieldDescriptorProto { Name = "zip", Number = 5, Type = Type.String }))
            .ShouldContain("CreateParcel: Address.zip is in the protos and not in Waybill.Tests.Support.Toys.Address.");

    [Fact]
    public void A_field_of_another_type_is_named() =>
        Drift(file => Message(file, "Address").Field[0].Type = Type.Int32).ShouldContain("Address.city is 'int32' in the protos and 'string' by the record.");

    [Fact]
    public void A_lost_null_is_named() =>
        Drift(file =>
        {
            Message(file, "Address").Field[1].ClearProto3Optional();
            Message(file, "Address").Field[1].ClearOneofIndex();
            Message(file, "Address").OneofDecl.Clear();
        }).ShouldContain("Address.street is 'string' in the protos and 'optional string' by the record.");

    [Fact]
    public void A_list_that_became_single_is_named() =>
        Drift(file => Message(file, "Box").Field[1].Label = FieldDescriptorProto.Types.Label.Optional)
            .ShouldContain("Box.boxes is 'Box' in the protos and 'repeated Box' by the record.");

    [Fact]
    public void A_dropped_and_an_extra_enum_value_are_named()
    {
        var drift = Drift(file => file.EnumType.Single().Value[2].Name = "PARCEL_SIZE_HUGE");

        drift.ShouldContain("ParcelSize.PARCEL_SIZE_LARGE is not in the protos.");
        drift.ShouldContain("ParcelSize.PARCEL_SIZE_HUGE is in the protos and not in");
    }

    [Fact]
    public void A_missing_rpc_is_named() =>
        Drift(file => file.Service.Single().Method.RemoveAt(1)).ShouldContain("ChangeParcel: ParcelsService has no such rpc.");

    [Fact]
    public void An_rpc_without_operation_is_named() =>
        Drift(file => file.Service.Single().Method.Add(new MethodDescriptorProto { Name = "Fly", InputType = ".toys.v1.Box", OutputType = ".toys.v1.Box" }))
            .ShouldContain("ParcelsService.Fly: no operation stands behind the rpc.");

    [Fact]
    public void An_rpc_of_other_messages_is_named() =>
        Drift(file => file.Service.Single().Method[0].InputType = ".toys.v1.Box").ShouldContain("CreateParcel: the rpc takes toys.v1.Box, not CreateParcelRequest.");

    private static DescriptorProto Message(FileDescriptorProto file, string name) => ProtoWriterTests.Message(file, name);

    private static string Drift(Action<FileDescriptorProto> edit) => Should.Throw<InvalidOperationException>(() => Check(ProtoWriterTests.Edited(edit))).Message;

    private static void Check(IReadOnlyList<FileDescriptor> protos) => ContractCheck.Run(new Contract(ToyCatalogue.Whole(), ToyCatalogue.Package), protos);
}
