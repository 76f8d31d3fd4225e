using System.Reflection;
using Google.Protobuf.Reflection;
using Waybill.Api.Docs;
using Waybill.Features;
using Waybill.Infrastructure;
using Waybill.Infrastructure.Grpc;
using Waybill.Protos.V1;

namespace Waybill.Api.Hosting;

/// <summary>The contracts that are derived from the operations' records.</summary>
internal static class Contracts
{
    /// <summary>The compiled protos.</summary>
    public static IReadOnlyList<FileDescriptor> Protos { get; } = ProtoFiles.In(typeof(WaybillReflection).Assembly);

    /// <summary>The sentence about a record or a member, for the comments of the protos.</summary>
    public static Func<MemberInfo, string?> Docs { get; } = Sentences(new XmlDocs(typeof(Ladder).Assembly, typeof(Floor).Assembly));

    private static Func<MemberInfo, string?> Sentences(XmlDocs docs) => member => member switch
    {
        Type type => docs.Of(type),
        PropertyInfo property => docs.Of(property),
        FieldInfo { IsLiteral: true } value => docs.Of(value.DeclaringType!, value.Name),
        _ => null,
    };

    /// <summary>Brings Protos/ up to date with the operations. Numbers once given stay.</summary>
    public static int WriteProtos(string folder)
    {
        foreach (var line in ProtoWriter.WriteTo(Path.Combine(folder, "Protos"), Floor.Catalogue(Ladder.Features), Protos, Docs)) Console.WriteLine(line);
        return 0;
    }
}
