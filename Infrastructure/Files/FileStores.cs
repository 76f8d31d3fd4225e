using Microsoft.Extensions.DependencyInjection;

namespace Waybill.Infrastructure.Files;

/// <summary>Lays out the store that the settings name.</summary>
public static class FileStores
{
    public static IServiceCollection AddFiles(this IServiceCollection services, FileSettings settings)
    {
        services.AddSingleton(settings).AddSingleton<Intake>();
        return settings.S3 is { } bucket ? services.AddSingleton<IFileStore>(_ => new S3Files(bucket)) : services.AddSingleton<IFileStore, LocalFiles>();
    }
}
