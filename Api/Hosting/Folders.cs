namespace Waybill.Api.Hosting;

/// <summary>Where relative paths begin: the checkout, when the program is run from one, else the working folder.</summary>
internal static class Folders
{
    public static string Root
    {
        get
        {
            for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "Api.sln"))) return folder.FullName;
            return Directory.GetCurrentDirectory();
        }
    }

    public static string Of(string path) => Path.GetFullPath(path, Root);
}
