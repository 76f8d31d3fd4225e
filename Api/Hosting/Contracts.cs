namespace Waybill.Api.Hosting;

/// <summary>Writes the contracts that are derived from the operations.</summary>
internal static class Contracts
{
    public static void WriteProtos(string folder) => throw new NotImplementedException(folder);
}
