using System.Reflection;
using Google.Protobuf.Reflection;

namespace Waybill.Infrastructure.Grpc;

/// <summary>The descriptors that protoc compiled into an assembly.</summary>
public static class ProtoFiles
{
    /// <summary>Every compiled file of the assembly, by name.</summary>
    public static IReadOnlyList<FileDescriptor> In(Assembly assembly) =>
        [.. assembly.GetTypes().Where(t => t is { IsAbstract: true, IsSealed: true } && t.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(t => t.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<FileDescriptor>().OrderBy(f => f.Name, StringComparer.Ordinal)];
}
